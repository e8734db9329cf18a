import { subjectName } from '#shared/code/pathRules.ts';
import type { CodeGraph } from './codeGraph.ts';
import type { Board } from './findBoard.ts';
import type { Weights } from './findWeights.ts';

const SEEDS = 12;
/** Commits together that are needed before “usually together” is half believed. */
const DOUBT = 2;

/** What is tied to the best files gets a share of their scores; who is tied to many gives each little. */
export function spreadToNeighbours(graph: CodeGraph, board: Board, weights: Weights): void {
  const seeds = board.best(SEEDS);
  const shares = seeds.flatMap(({ id, score }) => [
    ...importShares(graph, id, score * weights.imports),
    ...togetherShares(graph, id, score * weights.together),
    ...testShares(graph, id, score * weights.tests),
  ]);
  // All shares come from the scores before any was given, so the order of the seeds does not matter.
  const byFile = Map.groupBy(shares, ({ id, kind }) => `${id} ${kind}`);
  for (const group of byFile.values()) {
    const [strongest, ...others] = group.toSorted((a, b) => b.score - a.score);
    if (!strongest) continue;
    const rest = others.reduce((sum, { score }, index) => sum + score / (index + 2), 0);
    board.add(strongest.id, strongest.score + rest, strongest.kind, strongest.text);
  }
}

type Share = {
  readonly id: number;
  readonly score: number;
  readonly kind: 'import' | 'changedTogether' | 'test';
  readonly text: string;
};

function importShares(graph: CodeGraph, id: number, score: number): readonly Share[] {
  const path = graph.files.get(id)?.path ?? '';
  const out = graph.imports.get(id) ?? [];
  const back = graph.importers.get(id) ?? [];
  const share = (other: number, text: string): Share => {
    const ties = (graph.importers.get(other)?.length ?? 0) + (graph.imports.get(other)?.length ?? 0);
    return {
      id: other,
      score: score / Math.log2(2 + Math.max(ties, out.length + back.length) / 4),
      kind: 'import',
      text,
    };
  };
  return [
    ...out.map((other) => share(other, `imported by ${path}`)),
    ...back.map((other) => share(other, `imports ${path}`)),
  ];
}

function togetherShares(graph: CodeGraph, id: number, score: number): readonly Share[] {
  const path = graph.files.get(id)?.path ?? '';
  const seqs = graph.pastOf.get(id) ?? [];
  const together = new Map<number, { sum: number; times: number }>();
  for (const seq of seqs) {
    const { files = [] } = graph.past.get(seq) ?? {};
    for (const other of files) {
      if (other === id) continue;
      const known = together.get(other) ?? { sum: 0, times: 0 };
      together.set(other, {
        sum: known.sum + 1 / Math.sqrt(Math.max(1, files.length - 1)),
        times: known.times + 1,
      });
    }
  }
  return [...together].map(([other, { sum, times }]) => ({
    id: other,
    score: (score * sum) / (seqs.length + DOUBT),
    kind: 'changedTogether',
    text: `changed together with ${path}, ${times} of ${seqs.length} times`,
  }));
}

/** A test and what it tests, by their name. */
function testShares(graph: CodeGraph, id: number, score: number): readonly Share[] {
  const file = graph.files.get(id);
  if (!file) return [];
  const alike = (graph.bySubject.get(subjectName(file.path)) ?? []).filter(
    (other) => other !== id && graph.files.get(other)?.test !== file.test,
  );
  return alike.map((other) => ({
    id: other,
    score: score / Math.sqrt(alike.length),
    kind: 'test',
    text: file.test ? `tested by ${file.path}` : `test of ${file.path}`,
  }));
}
