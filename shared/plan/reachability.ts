import type { Plan, TaskId } from './plan.ts';
import { taskLevels, tasksById } from './taskGraph.ts';

/** True when one of the two must land before the other may start. */
export type Ordered = (first: TaskId, second: TaskId) => boolean;

export function createOrdered(plan: Plan): Ordered {
  const isBefore = createBefore(plan);
  return (first, second) => isBefore(first, second) || isBefore(second, first);
}

/** Whether the first must land before the second may start. */
export function createBefore(plan: Plan): Ordered {
  return createGrowingOrder(plan).isBefore;
}

export type GrowingOrder = {
  readonly isBefore: Ordered;
  /** From now on `to` waits for `from`, too; never where `to` is before `from`. */
  add(from: TaskId, to: TaskId): void;
};

/** The order of a plan, to which more can be added. Bit sets, so that a thousand tasks are compared pairwise in an instant. */
export function createGrowingOrder(plan: Plan): GrowingOrder {
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
  const has = (row: Uint32Array | undefined, place: number) =>
    ((row?.[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
  return {
    isBefore(a, b) {
      const [first, second] = [places.get(a), places.get(b)];
      return first !== undefined && second !== undefined && has(before[second], first);
    },
    add(from, to) {
      const [first, second] = [places.get(from), places.get(to)];
      const more = first === undefined ? undefined : before[first];
      if (!more || first === undefined || second === undefined) return;
      for (let place = 0; place < before.length; place += 1) {
        const row = before[place];
        if (!row || (place !== second && !has(row, second))) continue;
        for (let word = 0; word < width; word += 1) row[word] = (row[word] ?? 0) | (more[word] ?? 0);
        row[first >>> 5] = (row[first >>> 5] ?? 0) | (1 << (first & 31));
      }
    },
  };
}
