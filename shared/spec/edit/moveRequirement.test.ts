import { array, assert, boolean, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { parseSpec } from '../parseSpec.ts';
import type { SpecDocument } from '../specDocument.ts';
import { applyEdits } from '../textEdit.ts';
import { moveCriterion, moveRequirement, stepTarget } from './moveRequirement.ts';

const requirement = record({
  prose: boolean(),
  criteria: integer({ min: 0, max: 4 }),
  loose: boolean(),
  comment: boolean(),
});

/** A spec of these requirements, numbered in their order. */
function specOf(
  parts: readonly { prose: boolean; criteria: number; loose: boolean; comment: boolean }[],
  eol: string,
  isOpen: boolean,
): string {
  const lines = parts.flatMap(({ prose, criteria, loose, comment }, index) => [
    `### R${index + 1} Title ${index + 1}`,
    ...(prose ? ['Words about it.'] : []),
    '',
    ...Array.from({ length: criteria }, (_, at) => [
      `- **AC-${index + 1}.${at + 1}** WHEN a, the system`,
      `  SHALL b${at}.`,
      '  - shown by: a person',
      ...(loose ? [''] : []),
    ]).flat(),
    ...(comment ? ['', '<!-- kept -->', ''] : ['']),
  ]);
  return `# Title${eol}${eol}## Requirements${eol}${eol}${lines.join(eol)}${eol}## Constraints${eol}${eol}- **C1** Stays.${isOpen ? '' : eol}`;
}

const written = (text: string) => text.split(/\r\n|\n/).filter((line) => line.trim() !== '');
const source = (doc: SpecDocument, key: string) => {
  const part = [...doc.requirements, ...doc.criteria].find((own) => own.key === key);
  return part ? doc.text.slice(part.range.start, part.range.end).trimEnd() : '';
};

test('any row of moves keeps each part byte for byte, every other line in its order, and all ids', () => {
  assert(
    property(
      array(requirement, { minLength: 1, maxLength: 6 }),
      constantFrom('\n', '\r\n'),
      boolean(),
      array(
        record({
          isRequirement: boolean(),
          from: integer({ min: 0, max: 9 }),
          to: integer({ min: 0, max: 9 }),
        }),
        {
          maxLength: 8,
        },
      ),
      (parts, eol, isOpen, moves) => {
        let text = specOf(parts, eol, isOpen);
        for (const { isRequirement, from, to } of moves) {
          const doc = parseSpec(text);
          const owner = doc.requirements[from % doc.requirements.length];
          const list = isRequirement ? doc.requirements : (owner?.criteria ?? []);
          const key = list[from % Math.max(1, list.length)]?.key;
          if (key === undefined) continue;
          const before = list[to % (list.length + 1)]?.key ?? null;
          const edits = (isRequirement ? moveRequirement : moveCriterion)(doc, key, before);
          if (!edits.ok) throw new Error(edits.error.code);
          const after = parseSpec(applyEdits(text, edits.value));

          expect(written(after.text).toSorted()).toEqual(written(text).toSorted());
          const own = new Set(written(source(doc, key)));
          const others = (of: string) => written(of).filter((line) => !own.has(line));
          expect(others(after.text)).toEqual(others(text));
          if (!isRequirement || doc.requirements.length > 1)
            expect(source(after, key)).toBe(source(doc, key));
          const keys = list.map((part) => part.key);
          const rest = keys.filter((one) => one !== key);
          const place =
            before === null ? rest.length : before === key ? keys.indexOf(key) : rest.indexOf(before);
          const now = isRequirement
            ? after.requirements
            : (after.requirements.find((one) => one.key === owner?.key)?.criteria ?? []);
          expect(now.map((part) => part.key)).toEqual(rest.toSpliced(place, 0, key));
          expect(after.text.endsWith(eol)).toBe(!isOpen);
          text = after.text;
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a move and the move back give the same file', () => {
  const doc = parseSpec(specFixture('settings-editors.md'));
  const there = moveRequirement(doc, 'R4', 'R1');
  const moved = parseSpec(there.ok ? applyEdits(doc.text, there.value) : '');
  expect(moved.requirements.map(({ id }) => id)).toEqual(['R4', 'R1']);
  const back = moveRequirement(moved, 'R4', null);
  expect(back.ok && applyEdits(moved.text, back.value)).toBe(doc.text);
});

test('a criterion takes its lines along and does not leave its requirement', () => {
  const doc = parseSpec(specFixture('settings-editors.md'));
  const moved = moveCriterion(doc, 'AC-1.2', 'AC-1.1');
  const after = moved.ok ? applyEdits(doc.text, moved.value) : '';
  expect(after).toContain(
    '- **AC-1.2** IF someone who is not an owner tries to change the list of editors,\n  THEN the system SHALL refuse with status 403 and leave the list unchanged.\n  - shown by: a person\n- **AC-1.1** WHEN',
  );
  expect(moveCriterion(doc, 'AC-1.1', 'AC-9.9')).toMatchObject({ error: { code: 'unknownPart' } });
});

test('a step knows where it leads, and where it ends', () => {
  const keys = ['a', 'b', 'c'];
  expect([stepTarget(keys, 'a', -1), stepTarget(keys, 'b', -1)]).toEqual([undefined, 'a']);
  expect([stepTarget(keys, 'a', 1), stepTarget(keys, 'b', 1), stepTarget(keys, 'c', 1)]).toEqual([
    'c',
    null,
    undefined,
  ]);
});
