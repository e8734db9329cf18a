import type { Plan, TaskId } from './plan.ts';
import { taskLevels, tasksById } from './taskGraph.ts';

/** True when one of the two must land before the other may start. */
export type Ordered = (first: TaskId, second: TaskId) => boolean;

export function createOrdered(plan: Plan): Ordered {
  const isBefore = createBefore(plan);
  return (first, second) => isBefore(first, second) || isBefore(second, first);
}

/** Whether the first must land before the second may start. Bit sets, so that a thousand tasks are compared pairwise in an instant. */
export function createBefore(plan: Plan): Ordered {
  const byId = tasksById(plan);
  const levels = taskLevels(plan);
  const ids = [...byId.keys()].sort((a, b) => (levels.get(a) ?? 0) - (levels.get(b) ?? 0));
  const places = new Map(ids.map((id, place) => [id, place]));
  const width = Math.ceil(ids.length / 32);
  const before = ids.map(() => new Uint32Array(width));
  ids.forEach((id, place) => {
    const row = before[place];
    for (const need of byId.get(id)?.needs ?? []) {
      const needPlace = places.get(need);
      const needRow = needPlace === undefined ? undefined : before[needPlace];
      if (!row || !needRow || needPlace === undefined) continue;
      for (let word = 0; word < width; word += 1) row[word] = (row[word] ?? 0) | (needRow[word] ?? 0);
      row[needPlace >>> 5] = (row[needPlace >>> 5] ?? 0) | (1 << (needPlace & 31));
    }
  });
  return (a, b) => {
    const [first, second] = [places.get(a), places.get(b)];
    if (first === undefined || second === undefined) return false;
    return ((before[second]?.[first >>> 5] ?? 0) & (1 << (first & 31))) !== 0;
  };
}
