import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { specFixture } from '#test/helpers/specFixture.ts';
import { completeLine } from './completeLine.ts';

const text = specFixture('settings-editors.md');
const document = parseSpec(text);
const files = () => Promise.resolve(['src/roles.ts', 'src/server/auth/roles.ts', 'docs/a b.md', 'x.md']);
const lineOf = (words: string) => text.slice(0, text.indexOf(words)).split('\n').length;

async function complete(before: string, line = lineOf('AC-1.1'), after = '') {
  const found = await completeLine(document, ['AC-1.9'], files, { before, after, line });
  return found && { from: found.from, insert: found.items.map(({ insert }) => insert) };
}

test('names files of the repository between backticks, the nearest name first', async () => {
  expect(await complete('Roles are in `rol')).toEqual({
    from: 15,
    insert: ['src/roles.ts`', 'src/server/auth/roles.ts`'],
  });
  expect(await complete('see `x', 1, '` there')).toEqual({ from: 6, insert: ['x.md'] });
  expect(await complete('see `x.md` and AC-')).toMatchObject({ from: 16 });
});

test('offers ids and keywords for the letters typed', async () => {
  expect(await complete('as AC-1')).toEqual({ from: 4, insert: ['AC-1.1', 'AC-1.2'] });
  expect(await complete('see D')).toEqual({ from: 5, insert: ['D1'] });
  expect(await complete('W')).toEqual({ from: 1, insert: ['WHEN', 'WHILE', 'WHERE'] });
  expect(await complete('the word')).toBeNull();
});

test('gives a new line of a requirement the id nobody had, and the front matter its states', async () => {
  expect(await complete('- ')).toEqual({ from: 3, insert: ['**AC-1.10** '] });
  expect((await complete('status: d', lineOf('status:')))?.insert).toContain('done');
  expect(await complete('  - shown by: a ')).toEqual({ from: 15, insert: ['a person', 'a verifying agent'] });
});
