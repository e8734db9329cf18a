import { expect, test } from 'vitest';
import { settingsActivity, settingsRun } from '#test/fixtures/run/settingsRun.ts';
import { activityBlocks, lookedSentence, planSteps } from './activityBlocks.ts';

const now = new Date('2026-06-09T12:33:00.000Z');
const entries = settingsActivity(now);
const needs = settingsRun(now).attempts.find((attempt) => attempt.taskId === 'T4')!.needs;

test('tells looking around in one line and puts open needs where they were asked', () => {
  const blocks = activityBlocks(entries, needs);
  expect(blocks.map((block) => block.kind)).toEqual(['entry', 'looked', 'entry', 'entry', 'need', 'need']);
  expect(blocks[1]?.kind === 'looked' && lookedSentence(blocks[1].entries)).toBe(
    'Read 9 files, searched 3 times',
  );
});

test('a settled need stays as a line, and one without an entry comes last', () => {
  expect(activityBlocks(entries, []).at(-1)).toMatchObject({ kind: 'entry', entry: { kind: 'need' } });
  expect(activityBlocks([], needs).map((block) => block.id)).toEqual(['n1', 'n2']);
});

test('reads a plan’s steps and leaves out what is none', () => {
  expect(planSteps('done Write it\ndoing Try it\ntodo Land it\nsomething else')).toEqual([
    { state: 'done', text: 'Write it' },
    { state: 'doing', text: 'Try it' },
    { state: 'todo', text: 'Land it' },
  ]);
});
