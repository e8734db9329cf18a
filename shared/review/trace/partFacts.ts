import type { PatchHunk, PatchLine } from '../patch.ts';
import { isTestFile } from '../testFiles.ts';
import type { createSigns, CriterionSigns } from './criterionSigns.ts';
import { isImport, isProse } from './lineKinds.ts';
import { type HunkPart, partsOf } from './partsOf.ts';
import type { createSaid, Said } from './saidOf.ts';
import { sharedTerms, termsOf } from './terms.ts';
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
  readonly prose: readonly number[];
  /** By the names that the part defines. */
  readonly defined: readonly number[];
  readonly signs: CriterionSigns;
  /** All of it together. */
  readonly base: readonly number[];
  /** Each against the best of the part. */
  readonly lead: readonly number[];
}

/** Below this, a lead over others is noise. */
export const LEAST_BEST = 0.2;

export function wordedParts({ hunks, criteria }: TraceInput): readonly WordedPart[] {
  const known = termsOf(criteria.map(({ text }) => text).join('\n'));
  return hunks.flatMap((of) => {
    const isMute = saysNothingNew(of.hunk, known);
    return partsOf(of.hunk).map((part) => {
      const lines = part.changed.map(({ text }) => text);
      const lineTerms = lines.map((text) => (isMute || isImport(text) ? new Set<string>() : termsOf(text)));
      const terms = new Set(lineTerms.flatMap((set) => [...set]));
      return { of, part, isTest: isTestFile(of.file.path), lines, lineTerms, terms };
    });
  });
}

/** Whether lines were edited, but no word that a criterion knows came or went: what they say, they said before. */
function saysNothingNew({ lines }: PatchHunk, known: ReadonlySet<string>): boolean {
  const said = (kind: PatchLine['kind']) => {
    const texts = lines.flatMap((line) => (line.kind === kind ? [line.text] : []));
    return texts.length === 0 ? null : sharedTerms(known, termsOf(texts.join('\n')));
  };
  const [came, went] = [said('added'), said('removed')];
  return (
    came !== null && went !== null && came.size === went.size && [...came].every((term) => went.has(term))
  );
}

/** What reads parts, prepared once for a change. */
interface Readers {
  readonly score: WordScore;
  readonly saidOf: ReturnType<typeof createSaid>;
  readonly signsOf: ReturnType<typeof createSigns>;
}

export function factsOf(
  worded: WordedPart,
  criteria: readonly TraceCriterion[],
  { score, saidOf, signsOf }: Readers,
): PartFacts {
  const { of, part, lines, lineTerms, terms } = worded;
  const said = criteria.map((criterion) => saidOf(of, part, criterion));
  const rows = lineTerms.map((set) => score(set));
  const words = score(terms);
  const prose = score(termsOf(lines.filter(isProse).join('\n')));
  const path = score(termsOf(endOfPath(of.file.path)));
  const around = score(termsOf([of.hunk.header, ...part.around.map(({ text }) => text)].join('\n')));
  const defined = score(termsOf([...definedIn(worded)].join('\n')));
  const base = criteria.map(
    (_, at) =>
      (words[at] ?? 0) +
      0.3 * (path[at] ?? 0) +
      0.2 * (around[at] ?? 0) +
      0.4 * (prose[at] ?? 0) +
      (said[at]?.named || said[at]?.shown ? 3 : 0) +
      (said[at]?.reported ? 2 : 0),
  );
  const signs = signsOf(terms, lines.join('\n'));
  return { said, rows, prose, defined, signs, base, lead: leadOf(base) };
}

/** Each against the best. */
export function leadOf(scores: readonly number[]): readonly number[] {
  const top = Math.max(LEAST_BEST, ...scores);
  return scores.map((one) => one / top);
}

/** Names that the lines of the part define: the index gives them for the hunk. */
export function definedIn({ of, lines }: WordedPart): ReadonlySet<string> {
  const text = lines.filter((line) => !isImport(line)).join('\n');
  return new Set([...of.defines].filter((name) => text.includes(name)));
}

/** The file's name and its folder, without the extension. */
function endOfPath(path: string): string {
  return path
    .replace(/\.\w+$/, '')
    .split('/')
    .slice(-2)
    .join('/');
}
