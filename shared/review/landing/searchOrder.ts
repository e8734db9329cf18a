/** Something to land. `needs` are ids among the others; the order of the list is the order of approval. */
export interface Landable {
  readonly id: string;
  readonly needs: readonly string[];
}

/** Tries to land one on what has landed before; null when it meets something. The same question is asked once. */
export type TryLanding<State> = (state: State, id: string) => Promise<State | null>;

/** `order` names each once: first those that land, then those that meet something or wait for such a one. */
export interface FoundOrder {
  readonly order: readonly string[];
  readonly landed: number;
}

/** Up to so many every order is considered; beyond that the number of them leaves the machine no time. */
export const MOST_EXACT = 8;

/**
 * The order that lands most without conflict and keeps what is needed first; among such orders the one nearest to
 * the order given. Exact up to `MOST_EXACT`; beyond it never worse than the order given, and no two neighbours that
 * land could change places to stand as given. The same input gives the same.
 * `keyOf` names a state: two with the same key behave the same.
 */
export async function searchOrder<State>(
  all: readonly Landable[],
  start: State,
  tryLanding: TryLanding<State>,
  keyOf: (state: State) => string,
): Promise<FoundOrder> {
  const given = await follow(all, start, tryLanding);
  if (given.landed === all.length) return given;
  if (all.length <= MOST_EXACT) return searchAll(all, start, tryLanding, keyOf);
  const tried = [given];
  for (const order of await heuristicOrders(all, start, tryLanding)) {
    tried.push(await follow(order, start, tryLanding));
  }
  const most = tried.reduce((best, one) => (one.landed > best.landed ? one : best));
  return asGiven(most, all, start, tryLanding);
}

/** Puts neighbours back as they were given wherever as many land all the same. */
async function asGiven<State>(
  found: FoundOrder,
  all: readonly Landable[],
  start: State,
  tryLanding: TryLanding<State>,
): Promise<FoundOrder> {
  const place = new Map(all.map(({ id }, index) => [id, index]));
  const rank = (id: string | undefined) => place.get(id ?? '') ?? 0;
  let best = found;
  for (let at = 0; at + 1 < best.landed; at += 1) {
    const [before, after] = [best.order[at], best.order[at + 1]];
    if (rank(before) <= rank(after)) continue;
    const swapped = best.order.flatMap((id, index) => {
      const one = all[rank(index === at ? after : index === at + 1 ? before : id)];
      return one ? [one] : [];
    });
    const tried = await follow(swapped, start, tryLanding);
    // One that is not free yet waits in its turn, which would be another order than the one asked about.
    const isThisOrder = tried.order.every((id, index) => id === swapped[index]?.id);
    if (tried.landed < best.landed || !isThisOrder) continue;
    best = tried;
    at = Math.max(-1, at - 2);
  }
  return best;
}

/** Lands in this order what lands; what meets something goes to the end, and with it what needs it. */
export async function follow<State>(
  order: readonly Landable[],
  start: State,
  tryLanding: TryLanding<State>,
): Promise<FoundOrder> {
  const landed: string[] = [];
  let state = start;
  let left = [...order];
  // One that waits for a later one gets its turn as soon as that has landed.
  for (let next = nextOf(left, landed, order); next; next = nextOf(left, landed, order)) {
    const { id } = next;
    const after = await tryLanding(state, id);
    left = left.filter((one) => one.id !== id);
    if (after === null) continue;
    state = after;
    landed.push(id);
  }
  const rest = order.filter(({ id }) => !landed.includes(id));
  return { order: [...landed, ...rest.map(({ id }) => id)], landed: landed.length };
}

function nextOf(
  left: readonly Landable[],
  landed: readonly string[],
  all: readonly Landable[],
): Landable | undefined {
  return left.find((one) => isFree(one, landed, all));
}

/** What is needed and not among those to land has landed before. */
function isFree({ needs }: Landable, landed: readonly string[], all: readonly Landable[]): boolean {
  return needs.every((need) => landed.includes(need) || all.every(({ id }) => id !== need));
}

async function searchAll<State>(
  all: readonly Landable[],
  start: State,
  tryLanding: TryLanding<State>,
  keyOf: (state: State) => string,
): Promise<FoundOrder> {
  const known = new Map<string, readonly string[]>();

  /** The longest that can still land, of equal ones the first by the order given. */
  async function best(state: State, landed: readonly string[]): Promise<readonly string[]> {
    const key = `${keyOf(state)} ${landed.toSorted().join(' ')}`;
    const before = known.get(key);
    if (before) return before;
    const left = all.filter(({ id }) => !landed.includes(id));
    let found: readonly string[] = [];
    for (const one of left) {
      if (!isFree(one, landed, all)) continue;
      const after = await tryLanding(state, one.id);
      if (after === null) continue;
      const more = [one.id, ...(await best(after, [...landed, one.id]))];
      if (more.length > found.length) found = more;
      if (found.length === left.length) break;
    }
    known.set(key, found);
    return found;
  }

  const landed = await best(start, []);
  const rest = all.filter(({ id }) => !landed.includes(id)).map(({ id }) => id);
  return { order: [...landed, ...rest], landed: landed.length };
}

/** Orders worth a try: those that meet the fewest others first, and each that meets others put last. */
async function heuristicOrders<State>(
  all: readonly Landable[],
  start: State,
  tryLanding: TryLanding<State>,
): Promise<readonly (readonly Landable[])[]> {
  const meets = new Map(all.map(({ id }) => [id, 0]));
  const count = (id: string) => meets.set(id, (meets.get(id) ?? 0) + 1);
  for (const [index, one] of all.entries()) {
    const alone = await tryLanding(start, one.id);
    if (alone === null) continue;
    for (const other of all.slice(index + 1)) {
      if ((await tryLanding(alone, other.id)) !== null) continue;
      count(one.id);
      count(other.id);
    }
  }
  const gentle = all.toSorted((a, b) => (meets.get(a.id) ?? 0) - (meets.get(b.id) ?? 0));
  const troubled = all.filter(({ id }) => (meets.get(id) ?? 0) > 0);
  const lasts = troubled.map((one) => [...all.filter((other) => other !== one), one]);
  return [gentle, ...lasts];
}
