import { expect, test } from 'vitest';
import { changedMeanwhile, describeOwnFolder, type OwnFolder } from './ownFolder.ts';

const folder = (commit: string, marks: Readonly<Record<string, string>>): OwnFolder => ({
  commit,
  marks: new Map(Object.entries(marks)),
});

test.each<[what: string, OwnFolder, OwnFolder, committed: string[], string[]]>([
  ['nothing', folder('a', { one: '1' }), folder('a', { one: '1' }), [], []],
  ['a new change', folder('a', {}), folder('a', { one: '1' }), [], ['one']],
  ['a change to what was changed before', folder('a', { one: '1' }), folder('a', { one: '2' }), [], ['one']],
  ['a change that was taken back', folder('a', { one: '1' }), folder('a', { one: 'gone' }), [], ['one']],
  ['a commit of something new', folder('a', {}), folder('b', {}), ['two'], ['two']],
  ['a commit of what was there', folder('a', { one: '1' }), folder('b', { one: '1' }), ['one'], []],
  ['both at once', folder('a', {}), folder('b', { z: '1', a: '1' }), ['z', 'b'], ['a', 'b', 'z']],
])('tells %s', (_what, before, after, committed, changed) => {
  expect(changedMeanwhile(before, after, committed)).toEqual(changed);
});

test('says which files changed without blaming anybody, and counts those it does not name', () => {
  expect(describeOwnFolder('T3', ['a.ts'])).toBe(
    'While T3 worked, this file of your own folder changed: a.ts. Overture did not touch it. If it was not you, look at it; review does not show what is outside the workspace.',
  );
  expect(describeOwnFolder('T3', ['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toContain(
    'these files of your own folder changed: a, b, c, d, e and 2 more. Overture did not touch them.',
  );
  expect(describeOwnFolder('T3', ['a', 'b', 'c', 'd', 'e', 'f'])).toContain('changed: a, b, c, d, e and f.');
});
