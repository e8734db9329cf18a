import { clsx } from 'clsx';
import { Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Pane, PaneBody, PaneHead } from '#renderer/ui/Pane.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import text from '#renderer/ui/text.module.css';
import type { FoundDecision } from '#shared/spec/contract.ts';
import type { Decision as DecidedProposal } from '#shared/spec/proposal.ts';
import type { SpecDecision, SpecDocument } from '#shared/spec/specDocument.ts';
import { decisionMeta, replacedBy } from './decisionMeta.ts';
import styles from './HistoryScreen.module.css';
import { splitReason } from './splitReason.ts';

type DecisionsProps = {
  document: SpecDocument | undefined;
  /** Accepted proposals tell who decided. */
  proposals: readonly DecidedProposal[];
  /** Of all specs, best first; undefined while they are looked for. */
  found: readonly FoundDecision[] | undefined;
  search: string;
  onSearch: (words: string) => void;
  scope: 'spec' | 'all';
  onScope: (scope: 'spec' | 'all') => void;
  onSelect: (key: string) => void;
  onOpen: (decision: FoundDecision) => void;
  onRecord: () => void;
};

/** What was decided and because of what, the newest first; here, or in every spec of the project. */
export function Decisions({
  document,
  proposals,
  found,
  search,
  onSearch,
  scope,
  onScope,
  onSelect,
  onOpen,
  onRecord,
}: DecisionsProps) {
  const words = search.trim().toLowerCase();
  const own = (document?.decisions ?? [])
    .toReversed()
    .filter((decision) => `${decision.id} ${decision.text}`.toLowerCase().includes(words));
  const isEmpty = scope === 'spec' ? document && own.length === 0 : found?.length === 0;
  return (
    <Pane as="aside" label="Decisions">
      <PaneHead
        title="Decisions"
        end={
          <Button size="small" icon={Plus} disabled={!document} onClick={onRecord}>
            Record one
          </Button>
        }
      />
      <DecisionSearch search={search} onSearch={onSearch} scope={scope} onScope={onScope} />
      <PaneBody>
        {isEmpty && (
          <p className={styles.empty}>
            {words === '' ? 'None is written down yet.' : `No decision is about “${search.trim()}”.`}
          </p>
        )}
        <ol className={styles.decisions}>
          {scope === 'spec'
            ? document && (
                <OwnDecisions decisions={own} document={document} proposals={proposals} onSelect={onSelect} />
              )
            : found?.map((decision) => (
                <OtherDecision
                  key={`${decision.specId} ${decision.id}`}
                  decision={decision}
                  onOpen={() => onOpen(decision)}
                />
              ))}
        </ol>
      </PaneBody>
    </Pane>
  );
}

function DecisionSearch({
  search,
  onSearch,
  scope,
  onScope,
}: Pick<DecisionsProps, 'search' | 'onSearch' | 'scope' | 'onScope'>) {
  return (
    <div className={styles.search}>
      <Field
        label="Search decisions"
        hideLabel
        icon={Search}
        placeholder={scope === 'spec' ? 'Search this spec' : 'Search every spec'}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
      />
      <Segmented
        label="Where to look"
        value={scope}
        onChange={onScope}
        options={[
          { value: 'spec', label: 'This spec' },
          { value: 'all', label: 'All specs' },
        ]}
      />
    </div>
  );
}

function OwnDecisions({
  decisions,
  document,
  proposals,
  onSelect,
}: {
  decisions: readonly SpecDecision[];
  document: SpecDocument;
} & Pick<DecisionsProps, 'proposals' | 'onSelect'>) {
  const accepted = proposals.filter(({ outcome }) => outcome === 'accepted');
  return decisions.map((decision) => (
    <OwnDecision
      key={decision.key}
      decision={decision}
      document={document}
      by={accepted.findLast(({ part }) => part === decision.id)?.by}
      onSelect={onSelect}
    />
  ));
}

function OwnDecision({
  decision,
  document,
  by,
  onSelect,
}: {
  decision: SpecDecision;
  document: SpecDocument;
  by: string | undefined;
  onSelect: (key: string) => void;
}) {
  const [now] = useState(() => new Date());
  const [what, why] = splitReason(decision.text);
  const ids = new Set(decision.text.match(/\b(?:AC-\d+\.\d+|R\d+)\b/g));
  const mentioned = [...document.requirements, ...document.criteria].filter(({ id }) => ids.has(id));
  return (
    <li className={clsx(replacedBy(decision.text) !== null && styles.old)}>
      <span className={styles.number}>{decision.id?.replace(/^D/, '')}</span>
      <div>
        <button type="button" className={styles.decision} onClick={() => onSelect(decision.key)}>
          {what}
        </button>
        {why && <p className={text.soft}>{why}</p>}
        <p className={styles.meta}>
          <span>{decisionMeta(decision, now, by)}</span>
          {mentioned.map((part) => (
            <CriterionChip key={part.key} id={part.id} title={part.text} onClick={() => onSelect(part.key)} />
          ))}
        </p>
      </div>
    </li>
  );
}

function OtherDecision({ decision, onOpen }: { decision: FoundDecision; onOpen: () => void }) {
  const [now] = useState(() => new Date());
  const [what, why] = splitReason(decision.text);
  return (
    <li>
      <span className={styles.number}>{decision.id.replace(/^D/, '')}</span>
      <div>
        <button type="button" className={styles.decision} onClick={onOpen}>
          {what}
        </button>
        {why && <p className={text.soft}>{why}</p>}
        <p className={styles.meta}>
          <span>
            {[decision.specTitle, decisionMeta({ date: decision.date, from: null }, now)]
              .filter(Boolean)
              .join(', ')}
          </span>
        </p>
      </div>
    </li>
  );
}
