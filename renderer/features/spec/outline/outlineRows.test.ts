import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { beforePlanning } from './beforePlanning.ts';
import { covered, outlineRows } from './outlineRows.ts';

const spec = parseSpec(`# Editors

> Customers need control.
> — support

## Requirements

### R1 Owners choose

- **AC-1.1** WHEN a, the system SHALL b.

### R2 Billing stays

### R3 (optional) Bulk

## Scope

### Out

- Billing
- Roles

## Open questions

- **Q1** What of unsaved work?
`);
const nothing = () => 0;

test('tells what is written, what is part way and what is missing', () => {
  const rows = outlineRows(spec, [], nothing);
  expect(rows.map(({ label, state, note }) => [label, state, note])).toEqual([
    ['Request', 'agreed', '1 source'],
    ['Why', 'none', 'empty'],
    ['Requirements', 'part', '1 of 3'],
    ['Scope', 'agreed', '2 out'],
    ['Open questions', 'open', '1'],
  ]);
});

test('warns of a requirement without a criterion, unless it is optional', () => {
  const requirements = outlineRows(spec, [], nothing)[2]?.children;
  expect(requirements?.map(({ mark, warning }) => [mark, warning])).toEqual([
    ['R1', null],
    ['R2', 'No criteria yet'],
    ['R3', null],
  ]);
});

test('counts what waits at a part under its requirement', () => {
  const rows = outlineRows(spec, [], (key) => (key === 'AC-1.1' || key === 'R1' ? 1 : 0));
  expect(rows[2]?.children[0]?.toDecide).toBe(2);
});

test('adds topics nobody has talked about', () => {
  const topics = [
    { id: 'rollout', title: 'Rollout', state: 'notDiscussed' as const },
    { id: 'people', title: 'People', state: 'settled' as const },
    { id: 'why', title: 'Why', state: 'notDiscussed' as const },
  ];
  const rows = outlineRows(spec, topics, nothing);
  expect(rows.at(-1)).toMatchObject({ id: 'topic:rollout', label: 'Rollout', note: 'not discussed' });
  expect(covered(rows, topics)).toBe('1 of 3 covered');
});

test('names what is left before a plan, with the place of each', () => {
  const steps = beforePlanning(spec, [{ key: 'AC-1.1' }, { key: 'proposal:1' }], [{ key: 'AC-1.1' }]);
  expect(steps).toEqual([
    { words: 'Decide 2 proposals', key: 'AC-1.1' },
    { words: 'Look at 1 wording hint', key: 'AC-1.1' },
    {
      words: 'Give R2 a criterion',
      key: 'R2',
      draft: { kind: 'criterion', requirement: 'R2', after: null },
    },
  ]);
});
