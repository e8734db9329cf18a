import type { Attempt, RunTask } from '#shared/run/run.ts';
import { keywords } from './keywords.ts';
import type { PatchFile, PatchHunk, PatchLine } from './patch.ts';
import { isTestFile, testSubject } from './testFiles.ts';
import type { JudgedCriterion } from './verdict.ts';

/** That a hunk serves a criterion, and why we say so. `lines` are numbers in the new text that carry it. */
export interface Service {
  readonly criterion: string;
  readonly how: 'tag' | 'named' | 'evidence' | 'report' | 'test' | 'uses' | 'words' | 'near' | 'onlyOne';
  readonly why: string;
  readonly lines: readonly number[];
}

/** A line that only names what other files do. */
const IMPORTS = /^\s*(?:import|from|use|using|require|#include|export \* from)\b/;
/** Words found in one criterion alone weigh 1; less than this in all is chance. */
const LEAST_WEIGHT = 1.5;
/** A criterion whose words weigh much less than the best one's is left out. */
const NEAR_BEST = 0.55;

/**
 * Which of the task's criteria a hunk serves: by its id in the hunk, by recorded evidence, by a test that the
 * criterion names; without such signs by words they share; failing all, in a declared file, by being the task's only one.
 * Empty: serves nothing yet.
 * Ids of criteria of other tasks count too when the hunk names them.
 */
export function serves(
  hunk: PatchHunk,
  file: PatchFile,
  attempt: Pick<Attempt, 'evidence' | 'files'>,
  criteria: readonly JudgedCriterion[],
  task: Pick<RunTask, 'id' | 'criteria'>,
): readonly Service[] {
  const changed = telling(hunk);
  const mine = criteria.filter((criterion) => task.criteria.includes(criterion.id));
  const found = new Map<string, Service>();
  const add = (service: Service | undefined) => {
    if (service && !found.has(service.criterion)) found.set(service.criterion, service);
  };
  for (const criterion of criteria) add(byName(criterion, changed));
  for (const criterion of mine) add(byEvidence(criterion, hunk, changed, file, attempt));
  if (found.size === 0 && changed.some(isTesting)) for (const criterion of mine) add(byTest(criterion, file));
  const own = changed.filter((line) => !IMPORTS.test(line.text));
  if (found.size === 0) byWords(mine, hunk, own, file).forEach(add);
  const [only] = mine;
  const declared = attempt.files.find((one) => one.path === file.path)?.inScope ?? true;
  if (found.size === 0 && declared && only && mine.length === 1) {
    add({
      criterion: only.id,
      how: 'onlyOne',
      why: `${only.id} is the only criterion of ${task.id}`,
      lines: [],
    });
  }
  return criteria.flatMap((criterion) => found.get(criterion.id) ?? []);
}

/** Added lines say what the hunk does; one that only removes is told by what it removes. */
function telling(hunk: PatchHunk): readonly PatchLine[] {
  const added = hunk.lines.filter((line) => line.kind === 'added');
  return added.length > 0 ? added : hunk.lines.filter((line) => line.kind === 'removed');
}

function byName(criterion: JudgedCriterion, changed: readonly PatchLine[]): Service | undefined {
  const id = new RegExp(`(?<![\\w.-])${escape(criterion.id)}(?![\\w-]|\\.\\d)`, 'i');
  const lines = changed.filter((line) => id.test(line.text));
  if (lines.length === 0) return undefined;
  return { criterion: criterion.id, how: 'named', why: `names ${criterion.id}`, lines: numbers(lines) };
}

function byEvidence(
  criterion: JudgedCriterion,
  hunk: PatchHunk,
  changed: readonly PatchLine[],
  file: PatchFile,
  attempt: Pick<Attempt, 'evidence'>,
): Service | undefined {
  for (const entry of attempt.evidence.filter((one) => one.criterion === criterion.id)) {
    const at = hunk.lines.filter((line) => line.new !== null && line.new === entry.line);
    const placed = entry.path === file.path && at.length > 0;
    const holding = entry.kind === 'test' ? changed.filter((line) => line.text.includes(entry.text)) : [];
    if (!placed && holding.length === 0) continue;
    const why =
      entry.kind === 'test' ? `holds the test “${entry.text}”` : `evidence points here: ${entry.text}`;
    return { criterion: criterion.id, how: 'evidence', why, lines: numbers(placed ? at : holding) };
  }
  return undefined;
}

/** The imports of a test file show nothing; its tests and what they assert do. */
function isTesting(line: PatchLine): boolean {
  if (IMPORTS.test(line.text)) return false;
  return /\b(?:test|it|describe|scenario|assert\w*|expect|should)\b|\bdef test_|\bfunc Test|#\[test\]|@Test\b/i.test(
    line.text,
  );
}

function byTest(criterion: JudgedCriterion, file: PatchFile): Service | undefined {
  if (!isTestFile(file.path)) return undefined;
  const subject = testSubject(file.path);
  const way = criterion.shownBy.find((one) => subject.length > 2 && one.text.includes(subject));
  if (!way) return undefined;
  return { criterion: criterion.id, how: 'test', why: `${criterion.id} is shown by ${way.text}`, lines: [] };
}

function byWords(
  criteria: readonly JudgedCriterion[],
  hunk: PatchHunk,
  changed: readonly PatchLine[],
  file: PatchFile,
): readonly Service[] {
  const wanted = criteria.map((criterion) => ({ criterion, words: keywords(criterion.text) }));
  const weight = (word: string) => 1 / wanted.filter((one) => one.words.has(word)).length;
  const inHunk = keywords(changed.map((line) => line.text).join('\n'));
  const around = keywords(`${hunk.header} ${file.path}`);
  const scored = wanted.map(({ criterion, words }) => {
    const here = [...words].filter((word) => inHunk.has(word));
    const near = [...words].filter((word) => !inHunk.has(word) && around.has(word));
    const total = sum(here.map(weight)) + sum(near.map(weight)) / 2;
    return { criterion, words, here, total: here.length + near.length > 1 && here.length > 0 ? total : 0 };
  });
  const best = Math.max(0, ...scored.map((one) => one.total));
  return scored
    .filter((one) => one.total >= LEAST_WEIGHT && one.total >= best * NEAR_BEST)
    .map(({ criterion, here }) => ({
      criterion: criterion.id,
      how: 'words' as const,
      why: `shares ${spelled(here, criterion.text)} with ${criterion.id}`,
      lines: numbers(strongest(changed, here, weight)),
    }));
}

/** The line that holds most of the shared words, when it holds more than one. */
function strongest(
  changed: readonly PatchLine[],
  shared: readonly string[],
  weight: (word: string) => number,
): readonly PatchLine[] {
  const scored = changed.map((line) => {
    const words = keywords(line.text);
    return { line, total: sum(shared.filter((word) => words.has(word)).map(weight)) };
  });
  const best = scored.toSorted((a, b) => b.total - a.total)[0];
  return best && best.total >= 1 ? [best.line] : [];
}

/** Stems are ugly, so the reason quotes the words as the criterion spells them. */
function spelled(stems: readonly string[], text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const shown = stems.map((stem) => words.find((word) => keywords(word).has(stem)) ?? stem).slice(0, 4);
  return shown.map((word) => `“${word}”`).join(', ');
}

function numbers(lines: readonly PatchLine[]): readonly number[] {
  return lines.flatMap((line) => line.new ?? []);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');
}
