import { beforeEach, expect, test } from 'vitest';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { settingsPatch, settingsRun } from '#test/fixtures/run/settingsRun.ts';
import {
  attemptsToReview,
  buildFiles,
  buildReview,
  criterionToShow,
  placesOf,
  placesServing,
} from './reviewModel.ts';
import { chooseCriterion, openAttempt, useReviewStore } from './reviewStore.ts';
import { traceOf } from './useReviewTrace.ts';

const run = settingsRun(new Date('2026-06-09T12:33:00.000Z'), 'inReview');
const spec = parseSpec(run.specText);
const attempt = run.attempts.find((one) => one.taskId === 'T4')!;
const review = buildReview(run, attempt, spec)!;
const files = buildFiles(review, parsePatch(settingsPatch));

beforeEach(() =>
  useReviewStore.setState({ attemptId: null, criterion: null, seen: new Set(), turned: new Set() }),
);

test('holds the task’s own criteria under their requirements, judged', () => {
  expect(review.requirements.map(({ id, criteria }) => [id, criteria.map((one) => one.id)])).toEqual([
    ['R1', ['AC-1.2', 'AC-1.3']],
    ['R2', ['AC-2.2']],
    ['R3', ['AC-3.2']],
  ]);
  expect(review.verdicts.map(({ value }) => value)).toEqual(['notShown', 'met', 'notMet', 'met']);
  expect(criterionToShow(review.verdicts)).toBe('AC-2.2');
});

test('says what makes landing ask for a reason', () => {
  expect(review.against).toEqual([
    'AC-2.2 is not met.',
    'AC-1.2 is not shown.',
    '“test” fails.',
    'src/server/http/errors.ts is outside the files T4 declared.',
  ]);
});

test('puts files that serve a criterion first and strays last', () => {
  expect(files.map(({ file }) => file.path.split('/').at(-1))).toEqual([
    'settings-policy.ts',
    'settings.ts',
    'settings-policy.test.ts',
    'roles.ts',
    'errors.ts',
  ]);
  expect(files.at(-1)?.stray).toBe(true);
});

test('says where the code meant for a criterion stands', () => {
  expect(placesServing(files, 'AC-1.2')).toEqual(['auth/settings-policy.ts, lines 1, 6 and 11']);
});

test('only the newest attempts in review wait, and a conflicted one says what it meets', () => {
  expect(attemptsToReview(run).map(({ id }) => id)).toEqual(['run-7.T3.2', 'run-7.T4.1', 'run-7.T5.1']);
  const conflicted = {
    ...run,
    attempts: run.attempts.map((one) =>
      one.taskId === 'T3' && one.number === 2
        ? { ...one, state: 'conflicted' as const, conflicts: ['src/a.ts'] }
        : one,
    ),
  };
  const place = placesOf(conflicted, []).find((one) => one.taskId === 'T3');
  expect(place).toMatchObject({ forecast: 'conflicts', words: 'conflicts in src/a.ts' });
});

test('the chain of a criterion goes from the request to what was seen', () => {
  expect(traceOf(spec, review, files, 'AC-2.2')).toMatchObject({
    request: { text: '“Customers need better control…”' },
    requirement: { label: 'R2', text: 'Everyone else can read' },
    criterion: { text: 'AC-2.2' },
    task: { label: 'T4' },
    files: { text: 'routes/settings.ts and 2 more' },
    evidence: { text: '1 of 2 pass', open: true },
    here: 'criterion',
  });
});

test('opening another attempt forgets what was chosen; opening the same one keeps it', () => {
  openAttempt('run-7.T4.1');
  chooseCriterion('AC-2.2', 'criteria');
  openAttempt('run-7.T4.1');
  expect(useReviewStore.getState()).toMatchObject({ criterion: 'AC-2.2', chosenIn: 'criteria' });
  openAttempt('run-7.T5.1');
  expect(useReviewStore.getState()).toMatchObject({ criterion: null, chosenIn: null });
});
