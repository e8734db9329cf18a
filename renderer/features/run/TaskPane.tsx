import { clsx } from 'clsx';
import type { ProjectId } from '#shared/project/project.ts';
import type { Attempt, Run, RunTask } from '#shared/run/run.ts';
import { isStartable, lastAttemptOf } from '#shared/run/taskStates.ts';
import { whyItWaits } from '#shared/run/whyItWaits.ts';
import { ordinalOf, sentence } from '#shared/run/words.ts';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import text from '#renderer/ui/text.module.css';
import { Activity } from './Activity.tsx';
import { AttemptBrief } from './AttemptBrief.tsx';
import { AttemptChanges } from './AttemptChanges.tsx';
import { GroupCard } from './GroupCard.tsx';
import styles from './RunScreen.module.css';
import { type TaskTab, useRunStore } from './runStore.ts';
import { isYourTurn, shownState } from '#shared/run/shownState.ts';
import { StartNow } from './StartNow.tsx';
import { StopAttempt } from './StopAttempt.tsx';
import { TaskNotStarted } from './TaskNotStarted.tsx';
import { lasted } from './times.ts';
import { UndoLanding } from './UndoLanding.tsx';
import { usageWords } from './usageWords.ts';
import { useNow } from './useNow.ts';

/** One task of the run: what its newest attempt does, has changed and was told. */
export function TaskPane({ projectId, run, task }: { projectId: ProjectId; run: Run; task: RunTask }) {
  const tab = useRunStore((store) => store.tab);
  const attempt = lastAttemptOf(run, task.id);
  return (
    <Pane as="main" surface="paper" label={`${task.id} ${task.title}`}>
      <div className={styles.head}>
        <div className={styles.headWords}>
          <div className={styles.headTitle}>
            <IdMark id={task.id} />
            <h2>{task.title}</h2>
            <StatusBadge status={shownState(run, task.id)}>
              {isYourTurn(run, task.id) ? 'Your turn' : null}
            </StatusBadge>
          </div>
          <AttemptLine attempt={attempt} why={whyItWaits(run, task.id)} />
        </div>
        {attempt && (
          <div className={clsx(text.end, styles.headActs)}>
            <StopAttempt projectId={projectId} attempt={attempt} />
            <UndoLanding key={attempt.id} projectId={projectId} run={run} attempt={attempt} />
            <Segmented<TaskTab>
              label="Views of the attempt"
              value={tab}
              options={[
                { value: 'activity', label: 'Activity' },
                {
                  value: 'changes',
                  label: 'Changes',
                  ...(attempt.files.length > 0 ? { count: attempt.files.length } : {}),
                },
                { value: 'brief', label: 'Brief' },
              ]}
              onChange={(value) => useRunStore.setState({ tab: value })}
            />
          </div>
        )}
      </div>
      {attempt && isStartable(run, task.id) && <NextTryWaits projectId={projectId} run={run} task={task} />}
      <div className={styles.body} role="tabpanel" aria-label={attempt ? TAB_NAMES[tab] : 'Why it waits'}>
        {!attempt && run.groups[task.id] && <GroupCard run={run} task={task} />}
        {!attempt && !run.groups[task.id] && <TaskNotStarted projectId={projectId} run={run} task={task} />}
        {attempt && tab === 'activity' && (
          <Activity key={attempt.id} projectId={projectId} run={run} attempt={attempt} />
        )}
        {attempt && tab === 'changes' && (
          <AttemptChanges key={attempt.id} projectId={projectId} run={run} attempt={attempt} />
        )}
        {attempt && tab === 'brief' && (
          <AttemptBrief key={attempt.id} projectId={projectId} attemptId={attempt.id} />
        )}
      </div>
    </Pane>
  );
}

/** Why the task's next attempt has not begun, and the way past it. */
function NextTryWaits({ projectId, run, task }: { projectId: ProjectId; run: Run; task: RunTask }) {
  const why = whyItWaits(run, task.id);
  if (!why) return null;
  return (
    <Notice
      tone="plain"
      className={styles.waits}
      actions={<StartNow projectId={projectId} run={run} task={task} why={why} />}
    >
      {why}
    </Notice>
  );
}

const TAB_NAMES: Readonly<Record<TaskTab, string>> = {
  activity: 'Activity',
  changes: 'Changes',
  brief: 'Brief',
};

function AttemptLine({ attempt, why }: { attempt: Attempt | undefined; why: string }) {
  const now = useNow();
  const style = `${text.small} ${text.muted}`;
  if (!attempt) return <p className={style}>{why || 'Not started yet.'}</p>;
  const end = attempt.endedAt === null ? now : Date.parse(attempt.endedAt);
  const time = lasted(Date.parse(attempt.startedAt), end);
  const who = attempt.agentKind === 'person' ? 'a person' : attempt.agentName;
  const mends = attempt.role === 'debug' ? ', mending what failed' : '';
  const used = usageWords(attempt.usage);
  const workspace = attempt.workspace ? ' In a private copy of the repository.' : '';
  return (
    <p className={style}>
      {sentence(ordinalOf(attempt.number))} attempt, {who}
      {mends}, {time}
      {attempt.endedAt === null ? ' so far' : ''}
      {used !== '' && `, ${used}`}.{workspace}
    </p>
  );
}
