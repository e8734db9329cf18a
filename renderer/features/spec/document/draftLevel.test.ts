import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { specFixture } from '#test/helpers/specFixture.ts';
import { draftLevel } from './draftLevel.ts';

const document = parseSpec(specFixture('settings-editors.md'));

test('an empty line goes up and down between requirement, criterion and what shows it', () => {
  const criterion = { kind: 'criterion', requirement: 'R1', after: 'AC-1.1' } as const;
  expect(draftLevel(document, criterion, 'deeper')).toEqual({
    draft: { kind: 'shownBy', criterion: 'AC-1.1' },
  });
  expect(draftLevel(document, { kind: 'shownBy', criterion: 'AC-1.1' }, 'up')).toEqual({ draft: criterion });
  expect(draftLevel(document, criterion, 'up')).toEqual({ draft: { kind: 'requirement', after: 'R1' } });
  expect(draftLevel(document, { kind: 'requirement', after: 'R1' }, 'deeper')).toEqual({
    draft: { ...criterion, after: 'AC-1.2' },
  });
});

test('Enter in an empty line ends its list', () => {
  const criterion = { kind: 'criterion', requirement: 'R1', after: null } as const;
  expect(draftLevel(document, criterion, 'enter')).toEqual({ draft: { kind: 'requirement', after: 'R1' } });
  expect(draftLevel(document, { kind: 'requirement' }, 'enter')).toEqual({ back: 'R4' });
  expect(draftLevel(document, { kind: 'item', list: 'constraints', after: 'C1' }, 'enter')).toEqual({
    back: 'C1',
  });
});

test('Tab means nothing where there is no deeper level', () => {
  const keys = ['deeper', 'up'] as const;
  expect(keys.map((key) => draftLevel(document, { kind: 'item', list: 'questions' }, key))).toEqual([
    undefined,
    undefined,
  ]);
  expect(draftLevel(parseSpec(''), { kind: 'requirement' }, 'deeper')).toBeUndefined();
});
