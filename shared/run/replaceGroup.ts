import type { TaskId } from '#shared/plan/plan.ts';
import type { Run, RunTask } from './run.ts';

/**
 * The tasks of a run with a group's inside in its place. Whoever waited for the group waits for what nothing else
 * within waits for; the first ones within wait for what the group waited for; and who may run beside it may run
 * beside them.
 */
export function replaceGroup(tasks: Run['tasks'], groupId: TaskId, inside: readonly RunTask[]): Run['tasks'] {
  const group = tasks.find(({ id }) => id === groupId);
  if (!group || inside.length === 0) return tasks;
  const ids = new Set(inside.map(({ id }) => id));
  const waitedFor = new Set(inside.flatMap(({ needs }) => needs));
  const last = inside.flatMap(({ id }) => (waitedFor.has(id) ? [] : [id]));
  const ends = last.length > 0 ? last : [...ids];
  const within = inside.map((task) => {
    const isFirst = !task.needs.some((need) => ids.has(need));
    return {
      ...task,
      needs: isFirst ? once([...task.needs, ...group.needs]) : task.needs,
      beside: once([...task.beside, ...group.beside]),
    };
  });
  const around = tasks.map((task) => ({
    ...task,
    needs: once(task.needs.flatMap((need) => (need === groupId ? ends : [need]))),
    beside: once(task.beside.flatMap((id) => (id === groupId ? [...ids] : [id]))),
  }));
  const replaced = around.flatMap((task) => (task.id === groupId ? within : [task]));
  return inWaves(replaced, ids, group.wave);
}

/** Inside, waves follow on that of the group; who waits for it moves back as far as it must. */
function inWaves(tasks: readonly RunTask[], inside: ReadonlySet<TaskId>, first: number): readonly RunTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const waves = new Map<TaskId, number>();
  const waveOf = (id: TaskId): number => {
    const known = waves.get(id);
    const task = byId.get(id);
    if (known !== undefined || !task) return known ?? 0;
    const least = inside.has(id) ? first : task.wave;
    // Kept before its needs are asked for, so that a damaged plan that goes in a circle ends.
    waves.set(id, least);
    const wave = Math.max(least, ...task.needs.map((need) => waveOf(need) + 1));
    waves.set(id, wave);
    return wave;
  };
  return tasks.map((task) => ({ ...task, wave: waveOf(task.id) }));
}

function once(ids: readonly TaskId[]): TaskId[] {
  return [...new Set(ids)];
}
