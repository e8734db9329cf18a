/**
 * The greatest length at which everything fits when whatever is longer is cut to it; the longest of all where nothing
 * needs a cut, and less than 0 where there is no room at all.
 */
export function waterLevel(lengths: readonly number[], room: number): number {
  const sorted = lengths.toSorted((a, b) => a - b);
  let left = room;
  for (const [index, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (length > share) return share;
    left -= length;
  }
  return sorted.at(-1) ?? room;
}
