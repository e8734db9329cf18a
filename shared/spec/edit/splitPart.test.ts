import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { unwrap } from '../parse/wrappedText.ts';
import { parseSpec } from '../parseSpec.ts';
import { applyEdits } from '../textEdit.ts';
import { findPart } from './findPart.ts';
import { idsIn } from './ids.ts';
import { joinPart } from './joinPart.ts';
import { splitPart } from './splitPart.ts';

const text = specFixture('settings-editors.md').replace(
  '- The settings page and its routes\n',
  '- The settings page and its routes\n- The list of editors\n',
);

function wordsAt(source: string, key: string): string {
  const part = findPart(parseSpec(source), key)?.part;
  return part ? unwrap(part.text) : '';
}

test('a criterion cut in two keeps what shows it, and the new line gets the next id', () => {
  const split = splitPart(
    parseSpec(text),
    'AC-1.1',
    'WHEN an owner adds a member',
    'the system SHALL wait.',
    [],
  );
  if (!split.ok) throw new Error(split.error.code);
  expect(split.value.key).toBe('AC-1.3');
  expect(applyEdits(text, split.value.edits)).toContain(
    '- **AC-1.1** WHEN an owner adds a member\n  - shown by: `npm test -- settings.editors`\n- **AC-1.3** the system SHALL wait.\n- **AC-1.2**',
  );
});

test('joining a criterion takes along what shows it', () => {
  const join = joinPart(parseSpec(text), 'AC-1.2');
  if (!join?.ok) throw new Error('not joined');
  const after = parseSpec(applyEdits(text, join.value.edits));
  expect(after.criteria.map(({ id, shownBy }) => [id, shownBy.map((own) => own.text)])).toEqual([
    ['AC-1.1', ['npm test -- settings.editors', 'a person']],
  ]);
  expect(after.criteria[0]?.text).toContain('within 5 seconds. IF someone');
  expect(after.criteria[0]?.text.slice(join.value.caret)).toMatch(/^IF someone/);
});

test('nothing that is more than words is joined away', () => {
  const doc = parseSpec(`${text}- **Q3** And then?\n  - waits for: Priya\n- **Q4** Plain.\n\n  A note.\n`);
  expect(['Q3', 'Q4', 'AC-1.1', 'scopeIn:0', 'R1', 'code:0'].map((key) => joinPart(doc, key))).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});

test('a line cut anywhere and joined again says the same, and every other line stays', () => {
  const keys = constantFrom('AC-1.1', 'AC-1.2', 'scopeIn:0', 'C1', 'why:0');
  assert(
    property(keys, integer({ min: 1, max: 200 }), constantFrom('\n', '\r\n'), (key, at, eol) => {
      const source = text.replaceAll('\n', eol);
      const words = wordsAt(source, key);
      const cut = 1 + (at % (words.length - 1));
      const [before, after] = [words.slice(0, cut).trimEnd(), words.slice(cut).trimStart()];
      if (before === '' || after === '') return;
      const split = splitPart(parseSpec(source), key, before, after, idsIn(parseSpec(source)));
      if (!split.ok) return;
      const now = applyEdits(source, split.value.edits);
      expect(wordsAt(now, key)).toBe(before);
      expect(wordsAt(now, split.value.key)).toBe(after);
      const lines = (of: string) => of.split(eol).filter((line) => line.trim() !== '');
      const part = findPart(parseSpec(source), key)?.part;
      const own = part ? lines(source.slice(part.range.start, part.range.end)) : [];
      const others = lines(source).filter((line) => !own.includes(line));
      expect(lines(now)).toEqual(expect.arrayContaining(others));

      const join = joinPart(parseSpec(now), split.value.key);
      if (!join?.ok) throw new Error('not joined');
      const back = applyEdits(now, join.value.edits);
      expect(wordsAt(back, key)).toBe(`${before} ${after}`);
      expect(join.value.caret).toBe(before.length + 1);
    }),
    { numRuns: 200 },
  );
});
