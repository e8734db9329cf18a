import { clsx } from 'clsx';
import { FileText, MessageSquarePlus, Tags } from 'lucide-react';
import type { HunkRisk } from '#shared/review/analysis.ts';
import { firstChangedLine } from '#shared/review/hunkText.ts';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import text from '#renderer/ui/text.module.css';
import { anchorOf } from './anchorOf.ts';
import styles from './Diff.module.css';
import { useFiles } from './filesOf.ts';
import { FollowUpButton } from './FollowUpButton.tsx';
import type { ThreadHost } from './LineThread.tsx';
import type { ReviewHunk } from './reviewModel.ts';
import { chooseCriterion, hoverCriterion, openWhole } from './reviewStore.ts';

/** What a part of a change is called, what it serves and puts at risk, and what can be done with it. */
export function HunkHead({
  part,
  path,
  title,
  criterion,
  isLater,
  threads,
}: {
  part: ReviewHunk;
  path: string;
  title: string;
  /** The chosen criterion. */
  criterion: string | null;
  /** Kept for a follow-up. */
  isLater: boolean;
  /** Null where nothing can be said. */
  threads: ThreadHost | null;
}) {
  const { services, known, risks } = part;
  const isUnasked = (known && services.length === 0) || isLater;
  return (
    <div
      className={styles.hunkHead}
      onMouseEnter={() => hoverCriterion(services[0]?.criterion ?? null)}
      onMouseLeave={() => hoverCriterion(null)}
    >
      <span className={text.truncate}>{title}</span>
      <span className={clsx(text.end, styles.serves)}>
        {isLater && <Tag>for a follow-up</Tag>}
        {risks.map((risk) => (
          <span key={risk.kind} title={risk.why}>
            <Tag>{RISK_WORDS[risk.kind]}</Tag>
          </span>
        ))}
        <span>{services.length > 0 ? 'serves' : known ? 'serves nothing yet' : ''}</span>
        {services.map((service) => (
          <CriterionChip
            key={service.criterion}
            id={service.criterion}
            tone={service.criterion === criterion ? 'on' : 'plain'}
            title={`This part ${service.why}.`}
            onClick={() => chooseCriterion(service.criterion, 'code')}
          />
        ))}
        {isUnasked && <FollowUpButton hunk={part.id} path={path} asked={false} />}
        <span className={styles.hunkAct}>
          {known && !isUnasked && <FollowUpButton hunk={part.id} path={path} asked />}
          <HunkActs part={part} path={path} threads={threads} />
        </span>
      </span>
    </div>
  );
}

function HunkActs({ part, path, threads }: { part: ReviewHunk; path: string; threads: ThreadHost | null }) {
  const canOpen = useFiles() !== null;
  const firstChanged = firstChangedLine(part.hunk);
  return (
    <>
      {threads?.tag && (
        <Menu
          align="end"
          trigger={<IconButton name="Say what this part serves" icon={Tags} size="small" />}
          items={threads.criteria.map((id) => {
            const serves = part.services.some((service) => service.criterion === id);
            return {
              label: id,
              checked: serves,
              onSelect: () => threads.tag?.(part.id, id, !serves),
            };
          })}
        />
      )}
      {canOpen && (
        <IconButton
          name="Open the file at this part"
          icon={FileText}
          size="small"
          onClick={() => openWhole(path, firstChanged?.new ?? part.hunk.newStart)}
        />
      )}
      {threads && (
        <IconButton
          name="Comment on this part"
          icon={MessageSquarePlus}
          size="small"
          onClick={() => firstChanged && threads.open(anchorOf(firstChanged, path))}
        />
      )}
    </>
  );
}

const RISK_WORDS: Readonly<Record<HunkRisk['kind'], string>> = {
  protected: 'protected',
  outOfScope: 'out of scope',
  boundary: 'near a boundary',
  dependants: 'much used',
  untested: 'no test',
};
