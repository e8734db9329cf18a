import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useMemo } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import { criteriaOfFile } from '#shared/run/criteriaOfFile.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { go } from '#renderer/app/routeStore.ts';
import { openAttempt } from '#renderer/features/review/reviewStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './Activity.module.css';
import { type ActivityBlock, activityBlocks } from './activityBlocks.ts';
import { ActivityLine, LookedLine, NowLine } from './ActivityLine.tsx';
import { CheckLine, isCheckEntry } from './CheckLine.tsx';
import { EndedCard } from './EndedCard.tsx';
import { NeedCard } from './NeedCard.tsx';
import { PersonCard } from './PersonCard.tsx';
import { TellField } from './TellField.tsx';
import { clock } from './times.ts';
import { useActivity } from './useActivity.ts';
import { NO_PLACE, useFollowEnd } from './useFollowEnd.ts';
import { WorkSoFar } from './WorkSoFar.tsx';

/** What an attempt does, as it does it; what it asks is answered here. */
export function Activity({ projectId, run, attempt }: { projectId: ProjectId; run: Run; attempt: Attempt }) {
  const { entries, earlier, showEarlier, setReading } = useActivity(projectId, attempt.id);
  const blocks = useMemo(() => activityBlocks(entries, attempt.needs), [entries, attempt.needs]);
  const { scroller, unseen, isAtEnd, toEnd, onScroll, holdPlace } = useFollowEnd(blocks.length);
  useEffect(() => setReading(!isAtEnd), [setReading, isAtEnd]);
  const lookBack = () => {
    holdPlace();
    showEarlier();
  };
  const criteriaOf = useCriteriaOf(run, attempt);
  const tellsEdits = entries.some((entry) => entry.kind === 'edit');
  const handedIn = placeOfFirstCheck(blocks);
  const canHear =
    attempt.agentKind === 'acp' && (attempt.state === 'running' || attempt.state === 'needsYou');

  const draw = (block: ActivityBlock) => (
    <Block key={block.id} block={block} projectId={projectId} attempt={attempt} criteriaOf={criteriaOf} />
  );

  return (
    <>
      <div
        ref={scroller}
        className={styles.feed}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-label="Activity"
      >
        {earlier > 0 && (
          <div className={styles.earlier} {...{ [NO_PLACE]: '' }}>
            <Button size="small" icon={ArrowUp} onClick={lookBack}>
              Show earlier ({earlier})
            </Button>
          </div>
        )}
        {blocks.slice(0, handedIn).map(draw)}
        {!tellsEdits && (
          <WorkSoFar
            projectId={projectId}
            run={run}
            attempt={attempt}
            time={clockOf(blocks[handedIn]?.at ?? attempt.endedAt)}
            fresh={`${attempt.state} ${blocks.length}`}
          />
        )}
        {blocks.slice(handedIn).map(draw)}
        <Now projectId={projectId} run={run} attempt={attempt} entries={entries} />
      </div>
      {unseen > 0 && (
        <div className={styles.unseen}>
          <Button size="small" icon={ArrowDown} onClick={toEnd}>
            {unseen} new
          </Button>
        </div>
      )}
      {canHear && <TellField projectId={projectId} attemptId={attempt.id} />}
    </>
  );
}

/** The criteria that a file of the attempt shows. */
type CriteriaOf = (path: string) => readonly string[];

function useCriteriaOf(run: Run, { taskId, evidence }: Attempt): CriteriaOf {
  const task = run.tasks.find(({ id }) => id === taskId);
  return useCallback((path) => (task ? criteriaOfFile(path, task, evidence) : []), [task, evidence]);
}

function Block({
  block,
  projectId,
  attempt,
  criteriaOf,
}: {
  block: ActivityBlock;
  projectId: ProjectId;
  attempt: Attempt;
  criteriaOf: CriteriaOf;
}) {
  if (block.kind === 'looked') return <LookedLine block={block} />;
  if (block.kind === 'need') return <NeedCard projectId={projectId} attempt={attempt} need={block.need} />;
  if (isCheckEntry(block.entry)) return <CheckLine attempt={attempt} entry={block.entry} />;
  return <ActivityLine entry={block.entry} criteriaOf={criteriaOf} />;
}

/** How the attempt stands at the end of what it did, and what a person can do about it. */
function Now({
  projectId,
  run,
  attempt,
  entries,
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
  entries: readonly ActivityEntry[];
}) {
  const ended = ['interrupted', 'failed', 'cancelled', 'conflicted'].includes(attempt.state);
  return (
    <>
      {attempt.agentKind === 'person' && attempt.state === 'running' && (
        <PersonCard projectId={projectId} run={run} attempt={attempt} />
      )}
      {ended && <EndedCard projectId={projectId} run={run} attempt={attempt} entries={entries} />}
      {!ended && (
        <NowLine attempt={attempt}>
          {attempt.state === 'inReview' && <ToReview run={run} attempt={attempt} />}
        </NowLine>
      )}
    </>
  );
}

function ToReview({ run, attempt }: { run: Run; attempt: Attempt }) {
  const { projectId, specId } = run;
  const open = () => {
    openAttempt(attempt.id);
    go({ screen: 'review', projectId, specId });
  };
  return (
    <div className={styles.next}>
      <Button variant="primary" iconEnd={ArrowRight} onClick={open}>
        Review {attempt.taskId}
      </Button>
    </div>
  );
}

/** What was changed stands before the checks that ran on it. */
function placeOfFirstCheck(blocks: readonly ActivityBlock[]): number {
  const at = blocks.findIndex((block) => block.kind === 'entry' && isCheckEntry(block.entry));
  return at < 0 ? blocks.length : at;
}

function clockOf(at: string | null): string {
  return at === null ? 'now' : clock(at);
}
