import { array, assert, constantFrom, property, string } from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { parseSpec } from '../parseSpec.ts';
import { scanBlocks } from './scanBlocks.ts';
import { splitLines } from './splitLines.ts';

/** Lines (from 1) of the headings that stand at the top level, as CommonMark's reference-quality parser sees them. */
function reference(text: string): readonly number[] {
  return fromMarkdown(text).children.flatMap((node) =>
    node.type === 'heading' && node.position ? [node.position.start.line] : [],
  );
}

function own(text: string): readonly number[] {
  const { blocks } = scanBlocks(text, splitLines(text), 0);
  return blocks.filter(({ kind }) => kind === 'heading').map(({ from }) => from + 1);
}

const LINES = [
  '# One',
  '---',
  '   - x',
  '## Why',
  '### R1 Title ##',
  '- item',
  '  - child',
  '  more',
  'words',
  '',
  '',
  '```',
  '~~~ js',
  '> quote',
  '<!-- note',
  '-->',
  '<div>',
  '***',
  '* **C1** x',
  '| a | b |',
  '    # code',
  '#no',
  '####### seven',
  '`<!--` x',
  '\\# escaped',
];

test('finds the headings that CommonMark finds, whatever stands between them', () => {
  assert(
    property(array(constantFrom(...LINES), { maxLength: 14 }), (lines) => {
      const text = lines.join('\n');
      expect(own(text)).toEqual(reference(text));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['below words, an indented hash', '   - x\n    # code\nmore\n---'],
  ['below words, an indented rule', '- x\n      ---\nmore\n---'],
])('%s goes on with them', (_name, text) => {
  expect(own(text)).toEqual(reference(text));
});

test('every visible line belongs to exactly one block, in order', () => {
  assert(
    property(
      string({
        unit: constantFrom('#', '-', '`', '>', '<', '!', ' ', '\n', '\r', 'a', '*', '|', '\t', '1', '.'),
        maxLength: 80,
      }),
      (text) => {
        const lines = splitLines(text);
        const { blocks } = scanBlocks(text, lines, 0);
        const covered = blocks.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, at) => from + at),
        );
        expect(covered).toEqual([...new Set(covered)].toSorted((a, b) => a - b));
        const visible = lines.flatMap(({ start, end }, index) =>
          text.slice(start, end).trim() === '' ? [] : [index],
        );
        expect(visible.filter((index) => !covered.includes(index))).toEqual([]);
      },
    ),
    { numRuns: 1000 },
  );
});

test('cut anywhere, a spec still opens and every range lies in the text', () => {
  const text = specFixture('settings-editors-crlf.md');
  for (let end = 0; end < text.length; end += 7) {
    const doc = parseSpec(text.slice(0, end));
    for (const { range, textRange } of [
      ...doc.requirements,
      ...doc.criteria,
      ...doc.sections.flatMap(({ items }) => items),
    ]) {
      expect(
        range.start <= textRange.start &&
          textRange.start <= textRange.end &&
          textRange.end <= range.end &&
          range.end <= end,
      ).toBe(true);
    }
  }
});

test.each([
  ['lists', Array.from({ length: 1_500 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n')],
  ['list marks in one line', `${'- '.repeat(100_000)}x`],
  ['quotes', `${'> '.repeat(100_000)}x`],
  ['headings', Array.from({ length: 5_000 }, (_, index) => `${'#'.repeat(1 + (index % 6))} H`).join('\n')],
])('deep nesting of %s is read, and every line stays in the text', (_name, nested) => {
  const text = `## Scope\n\n${nested}\n\n## Constraints\n\n- **C1** Below.\n`;
  const doc = parseSpec(text);
  expect([doc.text, doc.constraints.map(({ id }) => id)]).toEqual([text, ['C1']]);
});

test('front matter nested without end is told, and what stands in it as plain lines is read', () => {
  const text = `---\nstatus: in-review\na: ${'['.repeat(60_000)}\n---\n\n# A\n`;
  const { status, problems } = parseSpec(text);
  expect([status, problems[0]?.code]).toEqual(['in-review', 'frontMatterDamaged']);
});
