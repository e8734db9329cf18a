import { expect, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { parseSpec } from './parseSpec.ts';
import { codePlaces, idReferences, keysOfIds, readCodePlace, usesOfIds } from './references.ts';

test('finds ids in words, not in code and not inside of other words', () => {
  const text = 'As R3 and AC-1.2 say (see D2), not `Q1`, AR3, R3x, AC-1.2.3 or R3-b. See Q1.';
  expect(idReferences(text).map(({ id }) => id)).toEqual(['R3', 'AC-1.2', 'D2', 'Q1']);
  for (const { id, start, end } of idReferences(text)) expect(text.slice(start, end)).toBe(id);
});

test.each([
  ['src/roles.ts:12', { path: 'src/roles.ts', line: 12, symbol: null }],
  ['src/roles.ts:12-20', { path: 'src/roles.ts', line: 12, symbol: null }],
  ['src/server/auth/roles.ts#isAdmin', { path: 'src/server/auth/roles.ts', line: null, symbol: 'isAdmin' }],
  ['web/Page.tsx', { path: 'web/Page.tsx', line: null, symbol: null }],
  ['roles.ts:3', { path: 'roles.ts', line: 3, symbol: null }],
  ['user.name', null],
  ['npm test -- a/b.ts', null],
  ['https://example.com/a.html', null],
  ['and/or', null],
])('reads %s as a place in the code or not', (words, place) => {
  expect(readCodePlace(words)).toEqual(place);
});

test('finds places in the code between single backticks', () => {
  const text = 'Roles are read in `src/roles.ts:12`, see ``src/other.ts:1`` and src/plain.ts:3.';
  expect(codePlaces(text).map(({ start, end }) => text.slice(start, end))).toEqual(['src/roles.ts:12']);
});

test('knows who uses an id, a decision made from a question included', () => {
  const body = specFixture('settings-editors.md').replace('Optional prose.', 'As C1 and D1 say; D1 again.');
  const uses = usesOfIds(parseSpec(body));
  expect([uses.get('C1'), uses.get('D1'), uses.get('Q7'), uses.get('R1')]).toEqual([
    ['R1'],
    ['R1'],
    ['D1'],
    undefined,
  ]);
});

test('leads from ids to parts, to the first of two alike', () => {
  const keys = keysOfIds(parseSpec('## Requirements\n\n### R1 A\n\n- **AC-1.1** b\n- **AC-1.1** c\n'));
  expect([...keys]).toEqual([
    ['R1', 'R1'],
    ['AC-1.1', 'AC-1.1'],
  ]);
});
