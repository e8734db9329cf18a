/** What ties the parts of a change: by index, how strongly (0 to 1). */
export interface NameLinks {
  /** Parts that define what this part uses. */
  readonly uses: readonly ReadonlyMap<number, number>[];
  /** Parts that use what this part defines. */
  readonly usedBy: readonly (readonly number[])[];
  /** Parts that share rare names with it: a column, a field, a header. The weights sum to 1 at most. */
  readonly shares: readonly ReadonlyMap<number, number>[];
}

export interface NamedPart {
  readonly lines: readonly string[];
  readonly defines: ReadonlySet<string>;
}

const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const SHORTEST_DEFINED = 3;
const SHORTEST_SHARED = 5;
/** A name that more parts use says nothing about two of them. */
const MOST_SHARING = 4;

export function namesOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => [...line.matchAll(NAME)].map(([name]) => name)));
}

export function linkNames(parts: readonly NamedPart[]): NameLinks {
  const names = parts.map(({ lines }) => namesOf(lines));
  const definers = whereIs(
    parts.map(({ defines }) => [...defines].filter((name) => name.length >= SHORTEST_DEFINED)),
  );
  const uses = names.map((used, part) => {
    const found = new Map<number, number>();
    for (const name of used) {
      const at = definers.get(name) ?? [];
      for (const one of at) if (one !== part) found.set(one, Math.max(found.get(one) ?? 0, 1 / at.length));
    }
    return found;
  });
  const usedBy = parts.map((): number[] => []);
  uses.forEach((found, part) => found.forEach((_weight, definer) => usedBy[definer]?.push(part)));
  return { uses, usedBy, shares: shareNames(names) };
}

function shareNames(names: readonly ReadonlySet<string>[]): readonly ReadonlyMap<number, number>[] {
  const plain = names.map((set) =>
    [...new Set([...set].map((name) => name.replace(/[_$]/g, '').toLowerCase()))].filter(
      (name) => name.length >= SHORTEST_SHARED,
    ),
  );
  const where = whereIs(plain);
  return plain.map((own, part) => {
    const found = new Map<number, number>();
    for (const name of own) {
      const at = where.get(name) ?? [];
      if (at.length < 2 || at.length > MOST_SHARING) continue;
      for (const one of at) if (one !== part) found.set(one, (found.get(one) ?? 0) + 1 / (at.length - 1));
    }
    const total = Math.max(
      1,
      [...found.values()].reduce((sum, weight) => sum + weight, 0),
    );
    return new Map([...found].map(([one, weight]) => [one, weight / total]));
  });
}

function whereIs(lists: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const where = new Map<string, number[]>();
  lists.forEach((list, index) => {
    for (const name of list) where.set(name, [...(where.get(name) ?? []), index]);
  });
  return where;
}
