import { expect, test } from 'vitest';
import type { ReviewAnalysis } from '#shared/review/analysis.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { settingsPatch, settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { minutesLeft, readingSections } from './readingParts.ts';
import { buildFiles, buildReview } from './reviewModel.ts';

const run = settingsRun(new Date('2026-06-09T12:33:00.000Z'), 'inReview');
const attempt = run.attempts.find((one) => one.taskId === 'T4')!;
const review = buildReview(run, attempt, parseSpec(run.specText))!;
const patch = parsePatch(settingsPatch);
const plain = buildFiles(review, patch);
const ids = plain.flatMap(({ hunks }) => hunks.map(({ id }) => id));
const [first, ...others] = ids;
const analysis: ReviewAnalysis = {
  base: 'a'.repeat(40),
  head: null,
  hunks: [...others.toReversed(), first!].map((id) => {
    const serves = id !== first;
    return {
      id,
      path: id.split(':')[0]!,
      services: serves ? [{ criterion: 'AC-2.2', how: 'named' as const, why: 'names it', lines: [] }] : [],
      risks: [],
      minutes: 2,
      under: serves ? 'AC-2.2' : null,
      because: serves ? 'It serves AC-2.2, which is not met.' : 'It serves no criterion.',
    };
  }),
  notAskedFor: [first!],
  withoutHunk: [],
  minutes: 2 * ids.length,
};
const files = buildFiles(review, patch, { state: 'known', analysis });
const shownIn = (by: 'file' | 'order') =>
  readingSections(files, analysis, review.verdicts, by).map((section) => ({
    title: section.title,
    ids: section.files.flatMap(({ hunks }) => hunks.map(({ id }) => id)),
  }));

test('what serves nothing is gathered at the end, whichever way the change is read', () => {
  for (const by of ['file', 'order'] as const) {
    expect(shownIn(by).at(-1)).toEqual({ title: 'Not asked for', ids: [first] });
    expect(
      shownIn(by)
        .flatMap((section) => section.ids)
        .toSorted(),
    ).toEqual(ids.toSorted());
  }
});

test('read by criterion, the order is that of the analysis under the criterion’s state', () => {
  expect(shownIn('order')[0]).toEqual({ title: 'AC-2.2, not met', ids: others.toReversed() });
});

test('a part stands under the criterion that the analysis names, and a protected one under a title of its own', () => {
  const [one, two] = files.flatMap(({ hunks }) => hunks).map(({ id }) => id);
  const known: ReviewAnalysis = {
    ...analysis,
    hunks: analysis.hunks
      .filter(({ id }) => id === one || id === two)
      .map((hunk) => ({
        ...hunk,
        under: hunk.id === two ? 'AC-2.2' : null,
        risks: hunk.id === one ? [{ kind: 'protected' as const, why: 'It is.' }] : [],
      })),
    notAskedFor: [one!],
  };
  const marked = buildFiles(review, patch, { state: 'known', analysis: known });
  expect(
    readingSections(marked, known, review.verdicts, 'order')
      .map(({ title }) => title)
      .toSorted(),
  ).toEqual(['AC-2.2, not met', 'Protected']);
});

test('before anything is known, and for a task of no criterion, the files stand as they are', () => {
  expect(readingSections(plain, null, review.verdicts, 'order')).toEqual([{ title: '', files: plain }]);
  expect(readingSections(plain, analysis, [], 'order')).toEqual([{ title: '', files: plain }]);
});

test('the minutes left fall with each part that is marked seen', () => {
  const left = ids.map((_, count) => minutesLeft(files, (_path, hunk) => ids.indexOf(hunk) < count));
  expect(left).toEqual(ids.map((_, count) => 2 * (ids.length - count)));
  expect(minutesLeft(files, () => true)).toBe(0);
});

test('a minute that has begun counts as one', () => {
  const short = files.map((part) => ({
    ...part,
    hunks: part.hunks.map((hunk) => ({ ...hunk, minutes: 0.1 })),
  }));
  expect(minutesLeft(short, () => false)).toBe(Math.ceil(ids.length / 10));
});

test('while the analysis is on its way nothing is said to serve or not to serve', () => {
  const waiting = buildFiles(review, patch, { state: 'waiting' }).flatMap(({ hunks }) => hunks);
  expect(waiting.every(({ known, services }) => !known && services.length === 0)).toBe(true);
});
