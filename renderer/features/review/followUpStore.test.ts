import { beforeEach, expect, test } from 'vitest';
import { forgetFollowUps, toggleFollowUp, useFollowUpStore } from './followUpStore.ts';

beforeEach(forgetFollowUps);

const chosen = () => {
  const { paths, hunks } = useFollowUpStore.getState();
  return { paths: [...paths], hunks: [...hunks] };
};

test('a file goes with all of its parts, and is chosen once', () => {
  toggleFollowUp('T1 a', 'hunks', 'README.md:1:1');
  toggleFollowUp('T1 a', 'hunks', 'src/a.ts:3:4');
  toggleFollowUp('T1 a', 'paths', 'README.md');
  expect(chosen()).toEqual({ paths: ['README.md'], hunks: ['src/a.ts:3:4'] });
  toggleFollowUp('T1 a', 'paths', 'README.md');
  expect(chosen()).toEqual({ paths: [], hunks: ['src/a.ts:3:4'] });
});

test('what was chosen in earlier work is not chosen in later work', () => {
  toggleFollowUp('T1 a', 'paths', 'README.md');
  toggleFollowUp('T1 b', 'hunks', 'src/a.ts:3:4');
  expect(chosen()).toEqual({ paths: [], hunks: ['src/a.ts:3:4'] });
});
