/**
 * The first of a batch after which the checks fail, by halving: the state before the batch is taken to pass, the one
 * after all of it is known to fail. `fails` is asked at most ⌈log₂ n⌉ times; null when it could not tell.
 */
export async function findCulprit<Landed>(
  batch: readonly Landed[],
  fails: (landed: Landed) => Promise<boolean | null>,
): Promise<Landed | null> {
  let [from, to] = [0, batch.length - 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const candidate = batch[middle];
    if (candidate === undefined) return null;
    const failing = await fails(candidate);
    if (failing === null) return null;
    if (failing) to = middle;
    else from = middle + 1;
  }
  return batch[from] ?? null;
}
