import { isLockFile } from '#shared/code/pathRules.ts';
import type { HunkAnalysis, HunkRisk, HunkService } from './analysis.ts';
import { hunkText } from './hunkText.ts';
import type { PatchHunk } from './patch.ts';
import { isTestFile } from './testFiles.ts';
import type { Verdict } from './verdict.ts';

export interface ReadHunk {
  readonly id: string;
  readonly path: string;
  readonly hunk: PatchHunk;
  readonly services: readonly HunkService[];
  readonly risks: readonly HunkRisk[];
}

/** Changed lines an hour at which reviewers still find most defects (Cohen, “Best Kept Secrets of Peer Code Review”, 2006). */
const LINES_AN_HOUR = 400;
/** Tests and prose read faster than the code they are about. */
const EASY = 0.5;
/** Minutes to find one's bearings in a hunk. */
const LEAST_MINUTES = 0.1;
const PROSE = /\.(?:md|mdx|txt|rst|adoc|json|ya?ml|toml|css|svg)$/i;

export function minutesFor(path: string, hunk: PatchHunk): number {
  if (isLockFile(path)) return 0;
  const text = hunkText(hunk);
  let changed = 0;
  for (let index = 0; index < text.count; index += 1)
    if (text.kindAt(index) !== 'same' && !text.isBlankAt(index)) changed += 1;
  const pace = isTestFile(path) || PROSE.test(path) ? EASY : 1;
  return Math.max(LEAST_MINUTES, (changed * pace * 60) / LINES_AN_HOUR);
}

const RISK_WEIGHT: Readonly<Record<HunkRisk['kind'], number>> = {
  protected: 8,
  outOfScope: 5,
  boundary: 4,
  dependants: 2,
  untested: 1,
};
const URGENCY: Readonly<Record<Verdict['value'], number>> = { notMet: 0, notShown: 1, met: 2, waived: 3 };

/**
 * The order in which to read hunks: protected ones first; then criterion by criterion, what is not met before what is
 * not shown before what is met; within one the risky first, code before its tests; then what was not asked for. Equals stand as in their files, so that
 * the same change is always read in the same order.
 */
export function readingOrder(
  hunks: readonly ReadHunk[],
  judged: readonly Verdict[],
): readonly HunkAnalysis[] {
  const places = new Map(
    judged
      .toSorted((a, b) => URGENCY[a.value] - URGENCY[b.value])
      .map(({ criterion }, index) => [criterion, index] as const),
  );
  const values = new Map(judged.map(({ criterion, value }) => [criterion, value]));
  const placed = hunks.map((hunk) => {
    const first = hunk.services
      .map(({ criterion }) => criterion)
      .toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))[0];
    const isProtected = hunk.risks.some(({ kind }) => kind === 'protected');
    const group = isProtected ? -1 : first === undefined ? judged.length : (places.get(first) ?? 0);
    const risk = hunk.risks.reduce((sum, { kind }) => sum + RISK_WEIGHT[kind], 0);
    return { hunk, first, rank: [group, -risk, isTestFile(hunk.path) ? 1 : 0] };
  });
  return placed
    .toSorted((a, b) => compare(a.rank, b.rank) || byPlace(a.hunk, b.hunk))
    .map(({ hunk: { hunk, ...known }, first }) => ({
      ...known,
      minutes: minutesFor(known.path, hunk),
      under: first ?? null,
      because: becauseOf(known.risks, first, first === undefined ? undefined : values.get(first)),
    }));
}

const STATES: Readonly<Record<Verdict['value'], string>> = {
  notMet: 'is not met',
  notShown: 'is not shown yet',
  met: 'is met',
  waived: 'is waived',
};

function becauseOf(
  risks: readonly HunkRisk[],
  first: string | undefined,
  value: Verdict['value'] | undefined,
): string {
  const risk = risks.map(({ why }) => why).join(' ');
  if (first === undefined) return `It serves no criterion. ${risk}`.trim();
  const criterion =
    value === undefined ? `It serves ${first}.` : `It serves ${first}, which ${STATES[value]}.`;
  return `${criterion} ${risk}`.trim();
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function byPlace(a: ReadHunk, b: ReadHunk): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.hunk.newStart - b.hunk.newStart || a.hunk.oldStart - b.hunk.oldStart;
}
