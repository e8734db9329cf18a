import { useEffect, useEffectEvent } from 'react';
import type { Run } from '#shared/run/run.ts';
import { isAtWork, stateOfTask } from '#shared/run/taskStates.ts';
import { showTask, useRunStore } from './runStore.ts';
import { taskToShow } from './runSummary.ts';

/**
 * The task to show: the person's choice, else one the screen keeps while it is at work, so that nothing moves
 * under their eyes, and then the next that wants looking at. A choice that has landed is let go on return.
 */
export function useShownTask(run: Run): string | null {
  const selected = useRunStore((store) => store.selectedTask);
  const chosenByPerson = useRunStore((store) => store.chosenByPerson);
  const task = run.tasks.find((one) => one.id === selected);
  const isKept = task !== undefined && (chosenByPerson || isAtWork(stateOfTask(run, task.id)));
  const shown = isKept ? task.id : taskToShow(run);
  const letGoOfLanded = useEffectEvent(() => {
    if (task && stateOfTask(run, task.id) === 'landed') showTask(null);
  });
  useEffect(() => letGoOfLanded(), []);
  useEffect(() => {
    if (shown !== selected) showTask(shown);
  }, [shown, selected]);
  return shown;
}
