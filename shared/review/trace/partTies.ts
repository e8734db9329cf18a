import { isImport } from './lineKinds.ts';
import { linkNames } from './nameLinks.ts';
import { definedIn, type PartFacts, type WordedPart } from './partFacts.ts';

/** What a part has from the other parts of its change, which are named by their index. */
export interface PartTies {
  /** Parts that use it, and how strongly it uses others and shares names with them. */
  readonly usedBy: readonly number[];
  readonly uses: ReadonlyMap<number, number>;
  readonly shares: ReadonlyMap<number, number>;
  /** Tests that use it; none where it is one itself. */
  readonly tests: readonly number[];
  /** Other parts of its hunk. */
  readonly inHunk: readonly number[];
}

export function tiesOf(parts: readonly WordedPart[]): readonly PartTies[] {
  const links = linkNames(
    parts.map((one) => ({
      lines: one.lines.filter((text) => !isImport(text)),
      defines: one.isTest ? new Set<string>() : definedIn(one),
    })),
  );
  const inHunk = Map.groupBy(parts.keys(), (index) => parts[index]?.of);
  return parts.map(({ of, isTest }, index) => {
    const usedBy = links.usedBy[index] ?? [];
    return {
      usedBy,
      uses: links.uses[index] ?? new Map<number, number>(),
      shares: links.shares[index] ?? new Map<number, number>(),
      tests: isTest ? [] : usedBy.filter((user) => parts[user]?.isTest),
      inHunk: (inHunk.get(of) ?? []).filter((other) => other !== index),
    };
  });
}

/** How strongly each part speaks for each criterion, to be passed on to those it is tied to. */
export function strengths(facts: readonly PartFacts[]): (part: number, criterion: number) => number {
  const strong = facts.map(({ base, lead }) => base.map((one, at) => one * (lead[at] ?? 0) ** 2));
  return (part, at) => strong[part]?.[at] ?? 0;
}
