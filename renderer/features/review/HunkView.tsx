import { clsx } from 'clsx';
import { FileText, MessageSquarePlus, Tags } from 'lucide-react';
import { memo, use, useMemo } from 'react';
import { firstChangedLine } from '#shared/review/hunkText.ts';
import { hunkTitle } from '#shared/review/hunkTitle.ts';
import code from '#renderer/ui/code.module.css';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Diff.module.css';
import type { HunkRisk } from '#shared/review/analysis.ts';
import type { LineMark } from './DiffLine.tsx';
import { anchorOf } from './anchorOf.ts';
import { FollowUpButton } from './FollowUpButton.tsx';
import { FollowUpContext, useIsForFollowUp } from './followUpStore.ts';
import { HunkLines } from './HunkLines.tsx';
import type { ThreadHost } from './LineThread.tsx';
import { useFiles } from './filesOf.ts';
import type { ReviewedWork, ReviewHunk } from './reviewModel.ts';
import { chooseCriterion, chooseHunk, hoverCriterion, openWhole } from './reviewStore.ts';
import { useReviewView } from './reviewView.ts';

/** One hunk, with the criteria it serves in its head and on the lines that carry them. */
export const HunkView = memo(function HunkView({
  part,
  path,
  attempt,
  criterion,
  current,
  threads,
  first,
}: {
  part: ReviewHunk;
  path: string;
  attempt: ReviewedWork;
  /** The chosen criterion. */
  criterion: string | null;
  current: boolean;
  /** Null where nothing can be said. */
  threads: ThreadHost | null;
  first: boolean;
}) {
  const { hunk, services, known, risks } = part;
  const canOpen = useFiles() !== null;
  const isLater = useIsForFollowUp(use(FollowUpContext), 'hunks', part.id);
  const chosen = services.some((service) => service.criterion === criterion);
  const flagged = useMemo(() => failingLines(attempt, path), [attempt, path]);
  const marks = useMemo(() => marksOf(part, criterion, flagged), [part, criterion, flagged]);
  const layout = useReviewView((view) => view.layout);
  const hidesBlanks = useReviewView((view) => view.hidesBlanks);
  const title = useMemo(() => hunkTitle(hunk), [hunk]);
  const isUnasked = (known && services.length === 0) || isLater;
  const served = services.map((service) => service.criterion).join(' ');
  const firstChanged = firstChangedLine(hunk);
  return (
    <div
      role="group"
      className={clsx(
        styles.hunk,
        chosen && styles.chosen,
        current && styles.current,
        isLater && styles.later,
      )}
      aria-label={`${title}: ${served === '' ? 'serves nothing yet' : `serves ${served}`}`}
      aria-current={current || undefined}
      data-hunk={part.id}
      data-serves={served}
      onFocus={() => chooseHunk(part.id)}
      onMouseDown={() => chooseHunk(part.id)}
    >
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
            {threads?.tag && (
              <Menu
                align="end"
                trigger={<IconButton name="Say what this part serves" icon={Tags} size="small" />}
                items={threads.criteria.map((id) => {
                  const serves = services.some((service) => service.criterion === id);
                  return {
                    label: id,
                    checked: serves,
                    onSelect: () => threads?.tag?.(part.id, id, !serves),
                  };
                })}
              />
            )}
            {canOpen && (
              <IconButton
                name="Open the file at this part"
                icon={FileText}
                size="small"
                onClick={() => openWhole(path, firstChanged?.new ?? hunk.newStart)}
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
          </span>
        </span>
      </div>
      <div className={code.code}>
        <HunkLines
          hunk={hunk}
          path={path}
          marks={marks}
          flagged={flagged}
          threads={threads}
          layout={layout}
          hidesBlanks={hidesBlanks}
          first={first}
        />
      </div>
    </div>
  );
});

const RISK_WORDS: Readonly<Record<HunkRisk['kind'], string>> = {
  protected: 'protected',
  outOfScope: 'out of scope',
  boundary: 'near a boundary',
  dependants: 'much used',
  untested: 'no test',
};

/** Lines that evidence says fail, by number in the new text. */
function failingLines(attempt: ReviewedWork, path: string): ReadonlySet<number> {
  const failing = attempt.evidence.filter((entry) => entry.shows === 'notMet' && entry.path === path);
  return new Set(failing.flatMap((entry) => entry.line ?? []));
}

function marksOf(
  part: ReviewHunk,
  criterion: string | null,
  flagged: ReadonlySet<number>,
): ReadonlyMap<number, readonly LineMark[]> {
  const marks = new Map<number, LineMark[]>();
  for (const service of part.services) {
    for (const number of service.lines.slice(0, 6)) {
      const tone = flagged.has(number) ? 'bad' : service.criterion === criterion ? 'on' : 'plain';
      marks.set(number, [...(marks.get(number) ?? []), { criterion: service.criterion, tone }]);
    }
  }
  return marks;
}
