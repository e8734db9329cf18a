import type { FindReason } from '#shared/code/code.ts';

/** Scores in the making: each sign adds to a file's score and leaves its reason, the strongest of its kind. */
export type Board = {
  add(id: number, score: number, kind: FindReason['kind'], text: string): void;
  scale(id: number, factor: number): void;
  score(id: number): number;
  ids(): readonly number[];
  best(limit: number): readonly Scored[];
};
export type Scored = { readonly id: number; readonly score: number; readonly reasons: readonly FindReason[] };

/** A reason worth less than this share of the score is not told. */
const WORTH_TELLING = 0.05;

type Entry = { score: number; reasons: Map<FindReason['kind'], { text: string; score: number }> };

/** `tie` orders files with the same score; by id when it is left out. */
export function createBoard(tie: (a: number, b: number) => number = (a, b) => a - b): Board {
  const entries = new Map<number, Entry>();
  return {
    add(id, score, kind, text) {
      if (!(score > 0)) return;
      const entry = entries.get(id) ?? { score: 0, reasons: new Map() };
      entries.set(id, entry);
      entry.score += score;
      const told = entry.reasons.get(kind);
      if (!told || told.score < score) entry.reasons.set(kind, { text, score });
    },
    scale(id, factor) {
      const entry = entries.get(id);
      if (entry) entry.score *= factor;
    },
    score: (id) => entries.get(id)?.score ?? 0,
    ids: () => [...entries.keys()],
    best: (limit) =>
      [...entries]
        .toSorted(([a, left], [b, right]) => right.score - left.score || tie(a, b))
        .slice(0, limit)
        .map(([id, { score, reasons }]) => ({
          id,
          score,
          reasons: [...reasons]
            .filter(([, reason]) => reason.score >= score * WORTH_TELLING)
            .toSorted(([, a], [, b]) => b.score - a.score)
            .map(([kind, { text }]) => ({ kind, text })),
        })),
  };
}
