/** What became of a list of lines that have no ids: each old line and the new one it turned into, or null. */
export type Alignment = {
  /** By old index: the new index, or null for a line that is gone. */
  readonly kept: readonly (number | null)[];
  /** New indexes with no old line, each with the old index it stands behind (−1 at the beginning). */
  readonly added: readonly { readonly index: number; readonly after: number }[];
};

/** Lines that read the same are the same; between those, lines in order are taken to be reworded. */
export function alignParts(before: readonly string[], after: readonly string[]): Alignment {
  const pairs = samePairs(before, after);
  const kept: (number | null)[] = before.map(() => null);
  const added: { index: number; after: number }[] = [];
  let [old, now] = [0, 0];
  for (const [oldEnd, nowEnd] of [...pairs, [before.length, after.length] as const]) {
    for (; old < oldEnd && now < nowEnd; old++, now++) kept[old] = now;
    for (; now < nowEnd; now++) added.push({ index: now, after: old - 1 });
    if (oldEnd < before.length) kept[oldEnd] = nowEnd;
    old = oldEnd + 1;
    now = nowEnd + 1;
  }
  return { kept, added };
}

/** A longest common subsequence, as pairs of indexes. */
function samePairs(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
