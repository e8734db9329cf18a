import { useEffect, useMemo, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FileRef } from '#renderer/ui/FileName.tsx';
import text from '#renderer/ui/text.module.css';
import type { FoundDecision } from '#shared/spec/contract.ts';
import type { Citation } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { SpecActions } from '../specActions.ts';
import { useSpec } from '../specStore.ts';
import { writeDraft } from '../writing.ts';
import { aboutSpec, inheritedWords, refusalMark, suggestedDecisions } from './earlierDecisions.ts';
import styles from './EarlierDecisions.module.css';

const LOOKED_AT = 20;
const NONE: readonly FoundDecision[] = [];

/** What was decided before in other specs and bears on this one, to be taken over with a word where it comes from. */
export function EarlierDecisions({
  document,
  question,
  actions,
  onOpenFile,
}: {
  document: SpecDocument;
  /** The question asked now; empty when none is. */
  question: string;
  actions: Pick<SpecActions, 'markSeen'>;
  onOpenFile: (citation: Citation) => void;
}) {
  const found = useDecisionsAbout(useMemo(() => aboutSpec(document, question), [document, question]));
  const seen = useSpec((store) => store.file?.seen);
  const [refusedNow, setRefusedNow] = useState<ReadonlySet<string>>(new Set());
  const refused = useMemo(() => new Set([...(seen ?? []), ...refusedNow]), [seen, refusedNow]);
  const suggested = suggestedDecisions(found, document, refused);
  if (suggested.length === 0) return null;
  const refuse = (decision: FoundDecision) => {
    const mark = refusalMark(decision);
    setRefusedNow((before) => new Set([...before, mark]));
    void actions.markSeen([mark], true);
  };
  return (
    <section className={styles.earlier} aria-label="Decided before">
      <h4 className={text.label}>Decided before, in other specs</h4>
      <ul>
        {suggested.map((decision) => (
          <li key={`${decision.specId} ${decision.id}`} className={styles.card}>
            <p className={styles.words}>{decision.text}</p>
            <p className={`${text.small} ${text.muted}`}>
              {decision.id} of {decision.specTitle}, about {decision.shared.slice(0, 3).join(', ')}
            </p>
            <FileRef
              path={decision.path}
              line={decision.line}
              onOpen={() => onOpenFile({ path: decision.path, line: decision.line, note: decision.text })}
            />
            <div className={styles.acts}>
              <Button size="small" variant="quiet" onClick={() => refuse(decision)}>
                Not here
              </Button>
              <Button
                size="small"
                onClick={() =>
                  writeDraft({ kind: 'item', list: 'decisions' }, inheritedWords(decision, Date.now()))
                }
              >
                Take it over
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of all other specs of the project, those closest to the words first. */
function useDecisionsAbout(query: string): readonly FoundDecision[] {
  const client = useClient();
  const projectId = useSpec((store) => store.projectId);
  const specId = useSpec((store) => store.specId);
  const [found, setFound] = useState<readonly FoundDecision[]>(NONE);
  useEffect(() => {
    if (projectId === null || query.trim() === '') return;
    const controller = new AbortController();
    const input = { projectId, query, except: specId, limit: LOOKED_AT };
    void client.spec.findDecisions(input, { signal: controller.signal }).then((result) => {
      if (!controller.signal.aborted && result.ok) setFound(result.value);
    });
    return () => controller.abort();
  }, [client, projectId, specId, query]);
  return found;
}
