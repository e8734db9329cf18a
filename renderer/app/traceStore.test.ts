import { expect, test } from 'vitest';
import { shownLinks } from './traceStore.ts';

test('a missing link is shown in words, never left out', () => {
  const links = shownLinks({
    request: { text: '“Let me.”' },
    criterion: { text: 'AC-1.2' },
    here: 'criterion',
  });
  expect(links.map(({ text, open, here }) => [text, open, here])).toEqual([
    ['“Let me.”', false, false],
    ['No requirement yet', true, false],
    ['AC-1.2', false, true],
    ['No task yet', true, false],
    ['No code yet', true, false],
    ['No evidence yet', true, false],
  ]);
});

test('a kind that a neighbour speaks for is left out', () => {
  const links = shownLinks({ requirement: { label: 'R1 to R3', text: '4 criteria' }, criterion: null });
  expect(links.map(({ kind }) => kind)).toEqual(['request', 'requirement', 'task', 'files', 'evidence']);
});

test('nothing is shown while nothing is selected', () => {
  expect(shownLinks(undefined)).toEqual([]);
});
