import { clsx } from 'clsx';
import { useMemo } from 'react';
import type { Run, RunTask } from '#shared/run/run.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Pane, PaneBody, PaneFoot, SectionLabel } from '#renderer/ui/Pane.tsx';
import { Segments } from '#renderer/ui/Progress.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './RunScreen.module.css';
import { selectTask } from './runStore.ts';
import { shownState } from '#shared/run/shownState.ts';
import { criteriaShown, taskLine } from './runSummary.ts';

/** Every task by wave, with its state and why it is in it. */
export function TaskList({ run, selected }: { run: Run; selected: string | null }) {
  const waves = [...new Set(run.tasks.map((task) => task.wave))].toSorted((a, b) => a - b);
  return (
    <Pane as="nav" label="Tasks by wave">
      <PaneBody className={styles.tasks}>
        {waves.map((wave) => (
          <section key={wave} aria-label={`Wave ${wave}`}>
            <SectionLabel>Wave {wave}</SectionLabel>
            <ul>
              {run.tasks
                .filter((task) => task.wave === wave)
                .map((task) => (
                  <TaskRow key={task.id} run={run} task={task} selected={task.id === selected} />
                ))}
            </ul>
          </section>
        ))}
      </PaneBody>
      <ShownSoFar run={run} />
    </Pane>
  );
}

function TaskRow({ run, task, selected }: { run: Run; task: RunTask; selected: boolean }) {
  return (
    <li>
      <button
        type="button"
        className={clsx(styles.task, selected && styles.selected)}
        aria-current={selected || undefined}
        aria-label={`${task.id} ${task.title}. ${taskLine(run, task)}`}
        onClick={() => selectTask(task.id)}
      >
        <span className={styles.taskStatus}>
          <StatusBadge status={shownState(run, task.id)} look="icon" />
        </span>
        <span className={styles.taskWords}>
          <span className={text.truncate}>
            <IdMark id={task.id} />
            <span className={styles.taskTitle}>{task.title}</span>
          </span>
          <span className={styles.taskWhy}>{taskLine(run, task)}</span>
        </span>
      </button>
    </li>
  );
}

function ShownSoFar({ run }: { run: Run }) {
  const criteria = useMemo(() => parseSpec(run.specText).criteria, [run.specText]);
  const { shown, coming, total } = criteriaShown(run, criteria);
  if (total === 0) return null;
  const more = `${coming} more ${coming === 1 ? 'is' : 'are'} in work or in review`;
  return (
    <PaneFoot>
      <div className={styles.spread}>
        <span className={text.label}>Criteria shown so far</span>
        <span className={clsx(text.small, text.soft)}>
          {shown} of {total}
        </span>
      </div>
      <div className={styles.shown}>
        <Segments label="Criteria shown so far" done={shown} current={coming} total={total} />
      </div>
      <p className={clsx(text.micro, text.muted)}>
        {coming > 0 ? more : shown === total ? 'All of them by landed work' : 'None is in work right now'}
      </p>
    </PaneFoot>
  );
}
