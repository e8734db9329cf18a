import fc from 'fast-check';
import { expect, test } from 'vitest';
import { follow, type Landable, searchOrder, type TryLanding } from './searchOrder.ts';

/** A patch of a generated set: the lines it rewrites, and the others after which it no longer fits though they touch other lines. */
interface Patch extends Landable {
  readonly lines: readonly number[];
  readonly spoiltBy: readonly string[];
}

type State = readonly string[];
const keyOf = (state: State) => state.join(' ');

/** Lands like git would: refused when lines meet, or when one that spoils it has landed before. */
function world(patches: readonly Patch[]): TryLanding<State> {
  const byId = new Map(patches.map((patch) => [patch.id, patch]));
  return async (state, id) => {
    const patch = byId.get(id);
    const meets = state.some((other) => {
      const landed = byId.get(other);
      return patch?.spoiltBy.includes(other) || landed?.lines.some((line) => patch?.lines.includes(line));
    });
    return meets ? null : [...state, id];
  };
}

const patches = (most: number, wide: number) =>
  fc.integer({ min: 2, max: most }).chain((count) =>
    fc
      .tuple(
        ...Array.from({ length: count }, (_, index) =>
          fc.record({
            lines: fc.array(fc.integer({ min: 0, max: wide }), { maxLength: 3 }),
            needs: fc.array(fc.integer({ min: 0, max: Math.max(0, index - 1) }), {
              maxLength: index === 0 ? 0 : 1,
            }),
            spoiltBy: fc.array(fc.integer({ min: 0, max: count - 1 }), { maxLength: 1 }),
          }),
        ),
      )
      .map((raw) =>
        raw.map(
          ({ lines, needs, spoiltBy }, index): Patch => ({
            id: `p${index}`,
            lines,
            needs: needs.map((need) => `p${need}`),
            spoiltBy: spoiltBy.filter((one) => one !== index).map((one) => `p${one}`),
          }),
        ),
      ),
  );

function permutations<Value>(list: readonly Value[]): readonly (readonly Value[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((one, index) => permutations(list.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}

async function bruteForce(all: readonly Patch[]): Promise<number> {
  let best = 0;
  for (const order of permutations(all)) {
    let state: State = [];
    for (const { id, needs } of order) {
      if (!needs.every((need) => state.includes(need))) continue;
      state = (await world(all)(state, id)) ?? state;
    }
    best = Math.max(best, state.length);
  }
  return best;
}

test('lands as many as the best of all orders', async () => {
  await fc.assert(
    fc.asyncProperty(patches(6, 6), async (all) => {
      const found = await searchOrder(all, [], world(all), keyOf);
      expect(found.landed).toBe(await bruteForce(all));
    }),
    { numRuns: 60 },
  );
});

test('lands as many as the best of all orders of eight', async () => {
  await fc.assert(
    fc.asyncProperty(
      patches(8, 5).filter((all) => all.length === 8),
      async (all) => {
        const found = await searchOrder(all, [], world(all), keyOf);
        expect(found.landed).toBe(await bruteForce(all));
      },
    ),
    { numRuns: 2 },
  );
}, 120_000);

test('is never worse than the order of approval, names each once, keeps what is needed first, and is the same each time', async () => {
  await fc.assert(
    fc.asyncProperty(patches(20, 20), async (all) => {
      const [found, again] = [
        await searchOrder(all, [], world(all), keyOf),
        await searchOrder(all, [], world(all), keyOf),
      ];
      expect(again).toEqual(found);
      expect(found.order.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      expect(found.landed).toBeGreaterThanOrEqual((await follow(all, [], world(all))).landed);
      const landed = found.order.slice(0, found.landed);
      for (const { id, needs } of all) {
        const at = landed.indexOf(id);
        if (at >= 0) expect(needs.every((need) => landed.slice(0, at).includes(need))).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

/** The landed ones of an order, as places in the order given; null when it is not what would land in that order. */
async function placesIn(all: readonly Patch[], order: readonly string[]): Promise<readonly number[] | null> {
  let state: State = [];
  for (const id of order) {
    const one = all.find((patch) => patch.id === id);
    if (!one?.needs.every((need) => state.includes(need))) return null;
    const after = await world(all)(state, id);
    if (after === null) return null;
    state = after;
  }
  return order.map((id) => all.findIndex((patch) => patch.id === id));
}

test('where conflicts do not decide, the order given does: of all that land as many, the first', async () => {
  await fc.assert(
    fc.asyncProperty(patches(5, 3), async (all) => {
      const found = await searchOrder(all, [], world(all), keyOf);
      const others = await Promise.all(
        permutations(all).map((order) =>
          placesIn(
            all,
            order.slice(0, found.landed).map(({ id }) => id),
          ),
        ),
      );
      const first = others
        .filter((places) => places !== null)
        .toSorted((a, b) => a.map((at, index) => at - (b[index] ?? 0)).find((by) => by !== 0) ?? 0)[0];
      expect(await placesIn(all, found.order.slice(0, found.landed))).toEqual(first);
    }),
    { numRuns: 60 },
  );
});

test('beyond the exact search no two neighbours could change places to stand as given', async () => {
  await fc.assert(
    fc.asyncProperty(
      patches(14, 9).filter((all) => all.length > 8),
      async (all) => {
        const { order, landed } = await searchOrder(all, [], world(all), keyOf);
        const places = (await placesIn(all, order.slice(0, landed))) ?? [];
        expect(places).toHaveLength(landed);
        for (const [at, place] of places.entries()) {
          if (at === 0 || (places[at - 1] ?? 0) < place) continue;
          const swapped = order
            .slice(0, landed)
            .with(at - 1, order[at]!)
            .with(at, order[at - 1]!);
          expect(await placesIn(all, swapped)).toBeNull();
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('keeps the order given where all lands', async () => {
  const all = ['b', 'a', 'c'].map(
    (id): Patch => ({ id, needs: id === 'b' ? ['c'] : [], lines: [], spoiltBy: [] }),
  );
  expect(await searchOrder(all, [], world(all), keyOf)).toEqual({ order: ['a', 'c', 'b'], landed: 3 });
});
