import { findOverlaps } from '../findOverlaps.ts';
import type { Task, TaskId } from '../plan.ts';

/** Each task waits for the nearest earlier ones that may change one of its files, so that none of them overlap. */
export function orderByFiles(tasks: readonly Task[], files: readonly string[]): readonly Task[] {
  const plan = {
    spec: '',
    tasks,
    layout: {},
    together: [],
    dismissed: [],
    pattern: null,
    highestNumber: tasks.length,
  };
  const meeting = new Map<TaskId, TaskId[]>();
  for (const { first, second } of findOverlaps(plan, files)) {
    meeting.set(first, [...(meeting.get(first) ?? []), second]);
    meeting.set(second, [...(meeting.get(second) ?? []), first]);
  }
  /** All that a task waits for, near and far. */
  const waited = new Map<TaskId, ReadonlySet<TaskId>>();
  return tasks.map((task) => {
    const before = (meeting.get(task.id) ?? []).filter((other) => waited.has(other));
    const nearest = before.filter((other) => !before.some((later) => waited.get(later)?.has(other)));
    const needs = [...new Set([...task.needs, ...nearest])];
    waited.set(task.id, new Set([...needs, ...needs.flatMap((need) => [...(waited.get(need) ?? [])])]));
    return { ...task, needs };
  });
}
