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
