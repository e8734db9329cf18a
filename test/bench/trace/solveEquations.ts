/** Solves linear equations, a row each, that have one solution: Gauss’s method with the largest pivot. */
export function solveEquations(rows: readonly Float64Array[], right: Float64Array): Float64Array {
  const left = rows.map((row, at) => Float64Array.of(...row, right[at] ?? 0));
  const size = left.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = largest(left, at);
    [left[at], left[pivot]] = [rowOf(left, pivot), rowOf(left, at)];
    const own = rowOf(left, at);
    for (let below = at + 1; below < size; below += 1) {
      const row = rowOf(left, below);
      const share = (row[at] ?? 0) / (own[at] ?? 1);
      if (share !== 0)
        for (let to = at; to <= size; to += 1) row[to] = (row[to] ?? 0) - share * (own[to] ?? 0);
    }
  }
  const found = new Float64Array(size);
  for (let at = size - 1; at >= 0; at -= 1) {
    const own = rowOf(left, at);
    let rest = own[size] ?? 0;
    for (let to = at + 1; to < size; to += 1) rest -= (own[to] ?? 0) * (found[to] ?? 0);
    found[at] = rest / (own[at] ?? 1);
  }
  return found;
}

function largest(rows: readonly Float64Array<ArrayBuffer>[], at: number): number {
  let best = at;
  for (let row = at + 1; row < rows.length; row += 1)
    if (Math.abs(rows[row]?.[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0)) best = row;
  return best;
}

function rowOf(rows: readonly Float64Array<ArrayBuffer>[], at: number): Float64Array<ArrayBuffer> {
  return rows[at] ?? new Float64Array();
}
