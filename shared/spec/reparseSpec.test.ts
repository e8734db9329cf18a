import { array, assert, constantFrom, integer, oneof, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { longSpec } from '#test/bench/spec/longSpec.ts';
import { specFixture } from '#test/helpers/specFixture.ts';
import { parseSpec } from './parseSpec.ts';
import { reparseSpec } from './reparseSpec.ts';
import type { SpecDocument } from './specDocument.ts';

const mixed = `---
overture: 1
id: 001-mixed
status: draft
---

# Mixed

## Scope

### R1 In the scope

Words (see R3), wrapped
over lines.

- **AC-1.1** WHEN a, the system SHALL b, as AC-2.9 says.
  - shown by: \`npm test\`

### Out

- Nothing

## Requirements

### R2 (optional) Second

| a | b |
| - | - |

- **AC-2.1** IF x
  THEN the system SHALL y.

- a list

- goes on
### R3 Third
- **AC-3.1** SHALL hold.
\`\`\`
### R9 in code
\`\`\`

### Notes

- **C7** Stands behind.

## Open questions

- **Q1** Who?
  - waits for: the owner
`;

const starts = [
  mixed,
  mixed.replaceAll('\n', '\r\n'),
  specFixture('settings-editors.md'),
  specFixture('settings-editors-crlf.md'),
  specFixture('damaged.md'),
];
const inserted = oneof(
  constantFrom(
    '',
    'x',
    ' words',
    '\n',
    '\r\n',
    '\n\n',
    '#',
    '### R4 New\n',
    '\n- **AC-1.9** SHALL z.',
    '```\n',
  ),
  constantFrom(
    '**',
    '`',
    '---',
    '\n---\n',
    '  - shown by: a person',
    '> ',
    '<!--',
    '\n<<<<<<< ours\n',
    'AC-9.9',
    '=',
    '~',
  ),
  string({ maxLength: 4 }),
);
const edit = record({ at: integer({ min: 0, max: 9_999 }), removed: integer({ min: 0, max: 6 }), inserted });

test('reading what changed gives what reading everything gives', () => {
  assert(
    property(constantFrom(...starts), array(edit, { minLength: 1, maxLength: 12 }), (start, edits) => {
      let document = parseSpec(start);
      for (const { at, removed, inserted } of edits) {
        const { text } = document;
        const from = Math.floor((at / 10_000) * (text.length + 1));
        document = reparseSpec(document, text.slice(0, from) + inserted + text.slice(from + removed));
        expect(document).toEqual(parseSpec(document.text));
      }
    }),
    { numRuns: 150 },
  );
});

test('a letter in a criterion reads its requirement alone, and what stands before it is the same as it was', () => {
  const before = parseSpec(longSpec(400));
  const after = reparseSpec(before, before.text.replace('adds member 3,', 'adds members 3,'));
  expect(after).toEqual(parseSpec(after.text));
  const last = parseSpec(after.text).requirements.length;
  const again = reparseSpec(after, after.text.replaceAll(`of part ${last}\n`, `of the part ${last}\n`));
  expect(again).toEqual(parseSpec(again.text));
  expect(kept(after, again)).toBe(last - 1);
});

/** How many requirements two readings have in common, the very same objects. */
function kept(one: SpecDocument, other: SpecDocument): number {
  return one.requirements.filter((own) => other.requirements.includes(own)).length;
}
