/** Two things that are one; `name` tells it from others and is the same whichever text comes first. */
export type OrderedPair = { readonly before: number; readonly after: number; readonly name: string };

/**
 * The pairs that kept their order, as many as can be; all others moved. Among equally long choices the one whose first
 * differing name comes first in the alphabet is taken, so that swapping the two texts changes nothing.
 */
export function keptInOrder<Pair extends OrderedPair>(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const ordered = pairs.toSorted((a, b) => a.before - b.before);
  const ranks = new Map(
    ordered.toSorted((a, b) => a.after - b.after).map((pair, rank): readonly [Pair, number] => [pair, rank]),
  );
  const rankOf = (pair: Pair) => ranks.get(pair) ?? 0;
  let head = 0;
  while (head < ordered.length && isAt(ordered[head], head)) head++;
  let end = ordered.length;
  while (end > head && isAt(ordered[end - 1], end - 1)) end--;
  return new Set([
    ...ordered.slice(0, head),
    ...longestChain(ordered.slice(head, end), rankOf),
    ...ordered.slice(end),
  ]);

  function isAt(pair: Pair | undefined, place: number): boolean {
    return pair !== undefined && rankOf(pair) === place;
  }
}

function longestChain<Pair extends OrderedPair>(
  pairs: readonly Pair[],
  rankOf: (pair: Pair) => number,
): readonly Pair[] {
  type Chain = { readonly pair: Pair; readonly length: number; readonly next: Chain | null };
  const chains: Chain[] = [];
  const better = (a: Chain, b: Chain | null) =>
    b === null || a.length > b.length || (a.length === b.length && a.pair.name < b.pair.name);
  for (const pair of pairs.toReversed()) {
    let next: Chain | null = null;
    for (const chain of chains) {
      if (rankOf(chain.pair) > rankOf(pair) && better(chain, next)) next = chain;
    }
    chains.push({ pair, length: 1 + (next?.length ?? 0), next });
  }
  let best: Chain | null = null;
  for (const chain of chains) if (better(chain, best)) best = chain;
  const kept: Pair[] = [];
  for (let chain: Chain | null = best; chain; chain = chain.next) kept.push(chain.pair);
  return kept;
}
