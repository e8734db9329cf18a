import { isTestFile } from '../testFiles.ts';
import { isImport, isProse } from './lineKinds.ts';
import { type HunkPart, partsOf } from './partsOf.ts';
import type { createSaid, Said } from './saidOf.ts';
import { termsOf } from './terms.ts';
import type { TraceCriterion, TraceHunk, TraceInput } from './traceInput.ts';
import type { WordScore } from './wordScores.ts';

/** A part of a hunk with its changed lines and their terms; what is imported says nothing. */
export interface WordedPart {
  readonly of: TraceHunk;
  readonly part: HunkPart;
  readonly isTest: boolean;
  readonly lines: readonly string[];
  readonly lineTerms: readonly ReadonlySet<string>[];
  readonly terms: ReadonlySet<string>;
}

/** What a part says by itself of each criterion, in their order; `rows` is that line by line. */
export interface PartFacts {
  readonly said: readonly Said[];
  readonly rows: readonly (readonly number[])[];
  readonly words: readonly number[];
  readonly prose: readonly number[];
  readonly path: readonly number[];
  readonly around: readonly number[];
  /** All of it together. */
  readonly base: readonly number[];
  /** Each against the best of the part. */
  readonly lead: readonly number[];
}

/** Below this, a lead over others is noise. */
export const LEAST_BEST = 0.2;

export function wordedParts({ hunks }: TraceInput): readonly WordedPart[] {
  return hunks.flatMap((of) =>
    partsOf(of.hunk).map((part) => {
      const lines = part.changed.map(({ text }) => text);
      const lineTerms = lines.map((text) => (isImport(text) ? new Set<string>() : termsOf(text)));
      const terms = new Set(lineTerms.flatMap((set) => [...set]));
      return { of, part, isTest: isTestFile(of.file.path), lines, lineTerms, terms };
    }),
  );
}

export function factsOf(
  { of, part, lines, lineTerms, terms }: WordedPart,
  criteria: readonly TraceCriterion[],
  score: WordScore,
  saidOf: ReturnType<typeof createSaid>,
): PartFacts {
  const said = criteria.map((criterion) => saidOf(of, part, criterion));
  const rows = lineTerms.map((set) => score(set));
  const words = score(terms);
  const prose = score(termsOf(lines.filter(isProse).join('\n')));
  const path = score(termsOf(endOfPath(of.file.path)));
  const around = score(termsOf([of.hunk.header, ...part.around.map(({ text }) => text)].join('\n')));
  const base = criteria.map(
    (_, at) =>
      (words[at] ?? 0) +
      0.3 * (path[at] ?? 0) +
      0.2 * (around[at] ?? 0) +
      0.4 * (prose[at] ?? 0) +
      (said[at]?.named || said[at]?.shown ? 3 : 0) +
      (said[at]?.reported ? 2 : 0),
  );
  const top = Math.max(LEAST_BEST, ...base);
  return { said, rows, words, prose, path, around, base, lead: base.map((one) => one / top) };
}

/** The file's name and its folder, without the extension. */
function endOfPath(path: string): string {
  return path
    .replace(/\.\w+$/, '')
    .split('/')
    .slice(-2)
    .join('/');
}
