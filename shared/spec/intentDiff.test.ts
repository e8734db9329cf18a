import { expect, test } from 'vitest';
import { countIntent } from './diff/countIntent.ts';
import { intentDiff } from './intentDiff.ts';
import { parseSpec } from './parseSpec.ts';

const before = parseSpec(`# Editors

## Why

Admins change everything.

## Requirements

### R1 Owners choose

- **AC-1.1** WHEN a, the system SHALL b.
- **AC-1.2** WHEN an owner removes one, the system SHALL refuse within an hour.
  - shown by: a person

### R2 A second person approves

- **AC-2.1** WHEN c, the system SHALL d.

## Constraints

- **C1** Small.
`);

const after = parseSpec(`# Editors

## Why

Admins change everything. Two lost their setup.

## Requirements

### R1 Owners choose

- **AC-1.1** WHEN a,
  the system SHALL b.
- **AC-1.2** WHEN an owner removes one, the system SHALL refuse at once.
  - shown by: \`npm test\`
- **AC-1.3** IF e, THEN the system SHALL f.

### R3 Billing stays

- **AC-3.1** WHILE g, the system SHALL h.

## Constraints

- **C1** Small.
- **C2** Fast.
`);

const diff = intentDiff(before, after);

test('lists each change once, by its id, and a requirement that came or went as one', () => {
  expect(diff.changes.map(({ requirement, label, kind }) => [requirement, label, kind])).toEqual([
    [null, 'Why', 'reworded'],
    ['R1', 'AC-1.2', 'reworded'],
    ['R1', 'AC-1.2 shown by', 'reworded'],
    ['R1', 'AC-1.3', 'added'],
    ['R3', 'Billing stays', 'added'],
    ['R2', 'A second person approves', 'removed'],
    [null, 'C2', 'added'],
  ]);
});

test('does not take wrapping a line anew for a change', () => {
  const first = diff.sections.find((section) => section.id === 'R1')?.blocks[0];
  expect([first?.id, first?.kind]).toEqual(['AC-1.1', 'same']);
});

test('says in words what changed in a sentence', () => {
  const block = diff.sections.flatMap((section) => section.blocks).find((each) => each.id === 'AC-1.2');
  expect(block?.segments).toEqual([
    { kind: 'same', text: 'WHEN an owner removes one, the system SHALL refuse ' },
    { kind: 'removed', text: 'within an hour' },
    { kind: 'added', text: 'at once' },
    { kind: 'same', text: '.' },
  ]);
});

test('counts for the summary', () => {
  expect(countIntent(diff)).toEqual({
    requirementsAdded: 1,
    requirementsRemoved: 1,
    criteriaAdded: 1,
    criteriaRemoved: 0,
    otherAdded: 1,
    otherRemoved: 0,
    reworded: 3,
    moved: 0,
    split: 0,
    merged: 0,
  });
});

test('finds nothing between a text and itself, and everything new against nothing', () => {
  expect(intentDiff(after, after).changes).toEqual([]);
  expect(intentDiff(parseSpec(''), after).changes.every((change) => change.kind === 'added')).toBe(true);
});
