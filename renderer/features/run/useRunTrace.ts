import { useEffect, useMemo } from 'react';
import type { Run, RunTask } from '#shared/run/run.ts';
import { isAtWork, lastAttemptOf } from '#shared/run/taskStates.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { noteStage, showNeeds } from '#renderer/app/frameStore.ts';
import { go } from '#renderer/app/routeStore.ts';
import { showTrace, type Trace } from '#renderer/app/traceStore.ts';
import { requestTrace } from '#renderer/app/requestTrace.ts';
import { shownState } from '#shared/run/shownState.ts';
import { selectTask } from './runStore.ts';
import { attemptTrace } from './workTrace.ts';

/** Shows the chosen task's chain in the trace bar. */
export function useRunTrace(run: Run, task: RunTask | undefined): void {
  const spec = useMemo(() => parseSpec(run.specText), [run.specText]);
  useEffect(() => {
    if (!task) return;
    showTrace(traceOf(run, task, spec));
    return () => showTrace(undefined);
  }, [run, task, spec]);
}

function traceOf(run: Run, task: RunTask, spec: ReturnType<typeof parseSpec>): Trace {
  const criteria = spec.criteria.filter((criterion) => task.criteria.includes(criterion.id));
  const requirements = [...new Set(criteria.map((criterion) => criterion.requirement))];
  const first = requirements[0];
  return {
    ...requestTrace(spec.request, 'made'),
    ...(first
      ? {
          requirement: {
            label: requirements.length > 1 ? `${first} to ${requirements.at(-1)}` : first,
            text: criteria.length === 1 ? '1 criterion' : `${criteria.length} criteria`,
          },
          criterion: null,
        }
      : {}),
    task: { label: task.id, text: task.title },
    ...attemptTrace(lastAttemptOf(run, task.id), criteria),
    here: 'task',
  };
}

/** Tells the frame how far the run is and what waits for the person. Works on every screen of the spec. */
export function useRunNotes(run: Run | null): void {
  useEffect(() => {
    if (!run) return;
    const states = run.tasks.map((task) => ({ task, state: shownState(run, task.id) }));
    const landed = states.filter(({ state }) => state === 'landed').length;
    const inReview = states.filter(({ state }) => state === 'inReview').length;
    const waiting = states.filter(({ state }) => state === 'needsYou' || state === 'conflicted');
    const count = waiting.reduce(
      (sum, { task }) => sum + Math.max(1, lastAttemptOf(run, task.id)?.needs.length ?? 0),
      0,
    );
    const [first] = waiting;
    noteStage(
      'run',
      landed === 0 && !states.some(({ state }) => isAtWork(state))
        ? undefined
        : `${landed} of ${run.tasks.length}`,
    );
    noteStage('review', inReview > 0 ? String(inReview) : undefined);
    showNeeds(
      first
        ? {
            count,
            onSelect: () => {
              selectTask(first.task.id);
              const screen = first.state === 'conflicted' ? 'review' : 'run';
              go({ screen, projectId: run.projectId, specId: run.specId });
            },
          }
        : undefined,
    );
  }, [run]);
}
