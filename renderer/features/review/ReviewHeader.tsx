import { clsx } from 'clsx';
import { ChevronDown, ChevronsUpDown, ChevronUp, CornerUpLeft, GitBranch, GitMerge } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import type { LandingPlace } from '#shared/review/landingOrder.ts';
import { countLines } from '#shared/review/patch.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { lastAttemptOf, stateOfTask } from '#shared/run/taskStates.ts';
import { ordinalOf, sentence } from '#shared/run/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import text from '#renderer/ui/text.module.css';
import { Rule, Toolbar } from '#renderer/ui/Toolbar.tsx';
import { go } from '#renderer/app/routeStore.ts';
import { lasted } from '#renderer/features/run/times.ts';
import { ApproveDialog } from './ApproveDialog.tsx';
import { askForBranch } from './look/branchAsk.ts';
import styles from './Review.module.css';
import type { Review, ReviewFile } from './reviewModel.ts';
import { minutesLeft } from './readingParts.ts';
import { openAttempt, showDialog, useReviewStore } from './reviewStore.ts';
import { isHunkSeen } from './seenParts.ts';
import { SendBackDialog } from './SendBackDialog.tsx';
import { SettleDialog } from './settle/SettleDialog.tsx';

/** Which attempt is looked at, and the two ways on; the careful one is the primary. */
export function ReviewHeader({
  projectId,
  run,
  review,
  files,
  places,
}: ReviewProps & { files: readonly ReviewFile[] }) {
  const { attempt, task } = review;
  return (
    <Toolbar
      label="Review"
      height={52}
      end={
        <>
          <MinutesLeft attempt={attempt} files={files} />
          <QueuePlace places={places} current={attempt.id} />
          <Rule />
          <WaysOn run={run} review={review} />
          <OpenDialog projectId={projectId} run={run} review={review} places={places} />
        </>
      }
    >
      <TaskMenu projectId={projectId} run={run} review={review} places={places} />
      <StatusBadge status={stateOfTask(run, task.id)} />
      <span className={`${text.small} ${text.soft} ${text.truncate}`}>{attemptLine(run, review)}</span>
      <Counts files={files} />
    </Toolbar>
  );
}

interface ReviewProps {
  readonly projectId: ProjectId;
  readonly run: Run;
  readonly review: Review;
  readonly places: readonly LandingPlace[];
}

/** The task under review; another one, or another thing to look at, is chosen here. */
function TaskMenu({ projectId, run, review: { attempt, task }, places }: ReviewProps) {
  // The landing order changes as forecasts come; the plan's own lets nothing move under the pointer.
  const inPlan = run.tasks.flatMap(({ id }) => places.filter(({ taskId }) => taskId === id));
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles.task}
          aria-label={`Task ${task.id} ${task.title}, choose another`}
        >
          <IdMark id={task.id} />
          <h1 className={`${styles.title} ${text.truncate}`}>{task.title}</h1>
          <Icon of={ChevronsUpDown} size="xs" />
        </button>
      }
      items={[
        ...inPlan.map((place) => ({
          label: `${place.taskId} ${run.tasks.find((one) => one.id === place.taskId)?.title ?? ''}`,
          detail: place.words,
          checked: place.attemptId === attempt.id,
          onSelect: () => openAttempt(place.attemptId),
        })),
        'separator',
        {
          label: 'All that has landed in this run',
          icon: GitMerge,
          onSelect: () =>
            go({ screen: 'review', projectId, specId: run.specId, look: { kind: 'whole', runId: run.id } }),
        },
        { label: 'Review a branch…', icon: GitBranch, onSelect: () => askForBranch(true) },
      ]}
    />
  );
}

function WaysOn({ run, review }: { run: Run; review: Review }) {
  const { attempt, task } = review;
  const state = stateOfTask(run, task.id);
  const careful =
    state === 'conflicted' ||
    attempt.comments.length > 0 ||
    attempt.checks.some((check) => !check.passed) ||
    review.verdicts.some((verdict) => verdict.value === 'notMet');
  const canDecide = state === 'inReview';
  return (
    <>
      <Button
        variant={careful ? 'plain' : 'primary'}
        disabled={!canDecide}
        onClick={() => showDialog('approve')}
      >
        Approve and land…
      </Button>
      <Button
        // What meets landed work has its way on in a card of its own.
        variant={careful && canDecide ? 'primary' : 'plain'}
        icon={CornerUpLeft}
        disabled={!canDecide && state !== 'conflicted'}
        onClick={() => showDialog('sendBack')}
      >
        {sendBackWords(attempt.comments.length)}
      </Button>
    </>
  );
}

function OpenDialog({ projectId, run, review, places }: ReviewProps) {
  const dialog = useReviewStore((store) => store.dialog);
  const { attempt } = review;
  return (
    <>
      {dialog === 'approve' && (
        <ApproveDialog
          projectId={projectId}
          run={run}
          review={review}
          place={places.find(({ attemptId }) => attemptId === attempt.id)}
        />
      )}
      {dialog === 'settle' && <SettleDialog projectId={projectId} run={run} attempt={attempt} />}
      {dialog === 'sendBack' && <SendBackDialog projectId={projectId} attempt={attempt} />}
    </>
  );
}

/** For a careful reader of what is not marked seen. */
function MinutesLeft({ attempt, files }: { attempt: Attempt; files: readonly ReviewFile[] }) {
  const seen = useReviewStore((store) => store.seen);
  if (files.length === 0) return null;
  const left = minutesLeft(files, (path, hunk) => isHunkSeen(seen, attempt, path, hunk));
  return (
    <span className={clsx(text.small, text.soft, text.nowrap, styles.left)}>
      {left === 0 ? 'All seen' : `About ${left} min left`}
    </span>
  );
}

function Counts({ files }: { files: readonly ReviewFile[] }) {
  const counts = files.map(({ file }) => countLines(file));
  if (counts.length === 0) return null;
  return (
    <CountDelta
      added={counts.reduce((sum, count) => sum + count.added, 0)}
      removed={counts.reduce((sum, count) => sum + count.removed, 0)}
    />
  );
}

function QueuePlace({ places, current }: { places: readonly LandingPlace[]; current: string }) {
  const at = places.findIndex((place) => place.attemptId === current);
  const goTo = (place: LandingPlace | undefined) => place && openAttempt(place.attemptId);
  return (
    <>
      <span className={`${text.small} ${text.soft}`}>
        {at + 1} of {places.length} to review
      </span>
      <IconButton
        name="Previous to review"
        icon={ChevronUp}
        size="small"
        disabled={at <= 0}
        onClick={() => goTo(places[at - 1])}
      />
      <IconButton
        name="Next to review"
        icon={ChevronDown}
        size="small"
        disabled={at >= places.length - 1}
        onClick={() => goTo(places[at + 1])}
      />
    </>
  );
}

function attemptLine(run: Run, { attempt, task }: Review): string {
  const who = attempt.agentKind === 'person' ? 'a person' : attempt.agentName;
  const end = attempt.endedAt === null ? Date.now() : Date.parse(attempt.endedAt);
  const files = `${attempt.files.length} ${attempt.files.length === 1 ? 'file' : 'files'}`;
  const last = lastAttemptOf(run, task.id);
  const number = sentence(ordinalOf((last ?? attempt).number));
  return `${number} attempt by ${who}, ${lasted(Date.parse(attempt.startedAt), end)}, ${files}`;
}

/** “Send back with 2 comments”. */
export function sendBackWords(comments: number): string {
  if (comments === 0) return 'Send back…';
  return `Send back with ${comments} ${comments === 1 ? 'comment' : 'comments'}`;
}
