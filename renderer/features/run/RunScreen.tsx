import { useMemo } from 'react';
import { WayOn } from '#renderer/app/WayOn.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { Run } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { TrustNotice } from '#renderer/features/project/TrustNotice.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { useStepCommands } from './useStepCommands.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import { LeftoverCard } from './LeftoverCard.tsx';
import { NoRun } from './NoRun.tsx';
import { RunHeader } from './RunHeader.tsx';
import styles from './RunScreen.module.css';
import { selectTask } from './runStore.ts';
import { TaskList } from './TaskList.tsx';
import { TaskPane } from './TaskPane.tsx';
import { inWords } from './useAct.ts';
import { useRun } from './useRun.ts';
import { useShownTask } from './useShownTask.ts';
import { useRunTrace } from './useRunTrace.ts';
import { WhyLog } from './WhyLog.tsx';

/** What is happening, what waits and why, and whether anything needs the person. */
export function RunScreen({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const feed = useRun(projectId, specId);
  if (feed.state === 'waiting') return <main aria-label="Run" aria-busy="true" />;
  if (feed.state === 'ended') {
    const words = feed.error ? inWords(feed.error, describeRunError) : 'The feed of this run has ended.';
    return (
      <main aria-label="Run" className={styles.centre}>
        <ErrorCard
          title="This run cannot be shown"
          summary={words}
          actions={<WayOn projectId={projectId} />}
        />
      </main>
    );
  }
  if (!feed.run) return <NoRun projectId={projectId} specId={specId} />;
  return <LiveRun projectId={projectId} run={feed.run} />;
}

function LiveRun({ projectId, run }: { projectId: ProjectId; run: Run }) {
  const selected = useShownTask(run);
  const task = run.tasks.find((one) => one.id === selected);
  useRunTrace(run, task);
  useStepCommands(
    run.tasks.map((one) => one.id),
    selected,
    'task',
    selectTask,
  );
  const left = useMemo(
    () => ({ content: <TaskList run={run} selected={selected} />, width: 284 }),
    [run, selected],
  );
  const right = useMemo(
    () => ({ content: <WhyLog run={run} taskId={selected} />, width: 348 }),
    [run, selected],
  );
  return (
    <div className={styles.screen}>
      <div data-pane="">
        <RunHeader projectId={projectId} run={run} />
        <TrustNotice run={run} />
        {run.standstill !== null && run.state === 'running' && (
          <Notice tone="warn" className={styles.waits}>
            Nothing goes on by itself. {run.standstill}
          </Notice>
        )}
      </div>
      <Panes id="run" left={left} right={right}>
        <LeftoverCard projectId={projectId} run={run} />
        {task && <TaskPane projectId={projectId} run={run} task={task} />}
      </Panes>
    </div>
  );
}
