import { array, assert, constantFrom, integer, oneof, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { parseSpec } from '../parseSpec.ts';
import type { SpecList } from '../proposal.ts';
import type { SpecDocument } from '../specDocument.ts';
import { applyEdits } from '../textEdit.ts';
import { addCriterion } from './addCriterion.ts';
import { addItem } from './addItem.ts';
import { addParagraph } from './addParagraph.ts';
import { addRequirement } from './addRequirement.ts';
import { cleanHeading, cleanItem, cleanLine } from './cleanWords.ts';
import { editPartText } from './editPartText.ts';
import { idsIn } from './ids.ts';
import { moveRequirement } from './moveRequirement.ts';
import { removePart } from './removePart.ts';
import { setOptional } from './setOptional.ts';
import { setShownBy } from './setShownBy.ts';
import { setStatus } from './setStatus.ts';
import { setTitle } from './setTitle.ts';
import type { SpecAddition, SpecEdits } from './specEdit.ts';

const starts = [
  specFixture('settings-editors.md'),
  specFixture('settings-editors-crlf.md'),
  specFixture('damaged.md'),
  '',
  '# Only a title',
  '## Requirements\r\n',
];
const words = oneof(
  constantFrom(
    'owners invite people',
    'within 5 seconds',
    '# not a heading',
    '- nor a list',
    'ünïcödé 🎉',
    'a `b` c',
  ),
  string({ maxLength: 12 }),
);
const lists = constantFrom(
  'scopeIn',
  'scopeOptional',
  'scopeOut',
  'code',
  'constraints',
  'decisions',
  'questions',
);
const acts = constantFrom(
  'text',
  'requirement',
  'criterion',
  'item',
  'why',
  'remove',
  'move',
  'title',
  'status',
  'shown',
  'optional',
);
const step = record({ act: acts, at: integer({ min: 0, max: 40 }), words, list: lists });
type Step = { readonly act: string; readonly at: number; readonly words: string; readonly list: SpecList };

function pick(keys: readonly string[], at: number): string {
  return keys[at % Math.max(1, keys.length)] ?? 'nothing';
}

function partKeys(doc: SpecDocument): readonly string[] {
  return doc.sections.flatMap(({ items, requirements }) => [
    ...items.map(({ key }) => key),
    ...requirements.flatMap((own) => [own.key, ...own.criteria.map(({ key }) => key)]),
  ]);
}

function editsOf(
  doc: SpecDocument,
  { act, at, words, list }: Step,
  usedIds: readonly string[],
): SpecEdits | SpecAddition {
  const requirement = pick(
    doc.requirements.map(({ key }) => key),
    at,
  );
  const criterion = pick(
    doc.criteria.map(({ key }) => key),
    at,
  );
  switch (act) {
    case 'text':
      return editPartText(doc, pick(partKeys(doc), at), words);
    case 'requirement':
      return addRequirement(doc, { title: words, criteria: [words], optional: at % 2 === 0 }, { usedIds });
    case 'criterion':
      return addCriterion(doc, requirement, words, {
        usedIds,
        shownBy: [{ kind: 'command', text: 'npm test' }],
      });
    case 'item':
      return addItem(doc, list, words, { usedIds });
    case 'why':
      return addParagraph(doc, words);
    case 'remove':
      return removePart(doc, pick(partKeys(doc), at));
    case 'move':
      return moveRequirement(
        doc,
        requirement,
        at % 3 === 0
          ? null
          : pick(
              doc.requirements.map(({ key }) => key),
              at + 1,
            ),
      );
    case 'title':
      return setTitle(doc, words);
    case 'status':
      return setStatus(doc, 'in-review');
    case 'shown':
      return setShownBy(
        doc,
        criterion,
        at % 2 === 0
          ? []
          : [
              { kind: 'person', text: '' },
              { kind: 'command', text: 'make' },
            ],
      );
    default:
      return setOptional(doc, requirement, at % 2 === 0);
  }
}

/** What stands in the file, part by part, without what numbers or places it. */
function contents(doc: SpecDocument): readonly string[] {
  return partKeys(doc).map((key) => {
    const parts = [...doc.requirements, ...doc.criteria, ...doc.sections.flatMap(({ items }) => items)];
    const part = parts.find((own) => own.key === key);
    return `${part && 'id' in part ? part.id : ''} ${part?.text}`;
  });
}

const run = (
  check: (before: SpecDocument, after: SpecDocument, step: Step, result: SpecEdits | SpecAddition) => void,
) =>
  assert(
    property(constantFrom(...starts), array(step, { maxLength: 12 }), (start, steps) => {
      let text = start;
      const used = new Set(idsIn(parseSpec(text)));
      for (const one of steps) {
        const before = parseSpec(text);
        const result = editsOf(before, one, [...used]);
        if (!result.ok) continue;
        const edits = 'edits' in result.value ? result.value.edits : result.value;
        text = applyEdits(text, edits);
        const after = parseSpec(text);
        check(before, after, one, result);
        if ('id' in result.value && result.value.id) {
          expect(used.has(result.value.id)).toBe(false);
          expect(idsIn(after)).toContain(result.value.id);
        }
        for (const id of idsIn(after)) used.add(id);
      }
    }),
    { numRuns: 400 },
  );

test('any row of edits keeps the byte order mark, the kind of line end and the final line end', () => {
  run((before, after) => {
    expect(after.text.startsWith('\uFEFF')).toBe(before.text.startsWith('\uFEFF'));
    if (before.eol === '\r\n' && /\r\n.*\r\n/s.test(before.text)) expect(after.text).not.toMatch(/(?<!\r)\n/);
    else if (!before.text.includes('\r')) expect(after.text).not.toContain('\r');
    const isOpen = (text: string) => !/(?:^\uFEFF?|[\r\n])$/.test(text);
    if (/[^\s\uFEFF]/.test(before.text) && after.text.trim() !== '')
      expect(isOpen(after.text)).toBe(isOpen(before.text));
  });
});

test('an edit shows in the parsed text and every other part stays', () => {
  run((before, after, { act, words, at }) => {
    const [old, now] = [contents(before), contents(after)];
    if (act === 'requirement')
      expect(after.requirements.at(-1)?.title).toContain(cleanHeading(words).replace('(optional) ', ''));
    if (act === 'item' || act === 'criterion' || act === 'requirement') {
      expect(now).toEqual(expect.arrayContaining([...old]));
      expect(now.length).toBe(old.length + (act === 'requirement' ? (cleanLine(words) === '' ? 1 : 2) : 1));
    }
    if (act === 'remove') expect(old).toEqual(expect.arrayContaining([...now]));
    if (act === 'move') expect([...now].sort()).toEqual([...old].sort());
    if (act === 'text') {
      const index = at % Math.max(1, old.length);
      expect(now.toSpliced(index, 1)).toEqual(old.toSpliced(index, 1));
      expect(
        [cleanLine(words), cleanItem(words), cleanHeading(words)].some((own) => now[index]?.endsWith(own)),
      ).toBe(true);
    }
    if (['why', 'title', 'status', 'shown', 'optional'].includes(act)) expect(now).toEqual(old);
    if (act === 'status') expect(after.status).toBe('in-review');
    if (act === 'title') expect(after.title).toBe(cleanHeading(words));
  });
});
