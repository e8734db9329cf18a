import { expect, test } from 'vitest';
import { specFixture } from '#test/helpers/specFixture.ts';
import { parseSpec } from '../parseSpec.ts';
import { blockSources } from './blockSources.ts';
import { commentBlocks } from './commentBlocks.ts';

const document = parseSpec(`# Editors

> Customers need
> better control.

## Requirements

### R1 Owners choose

Prose
of two lines.

- **AC-1.1** IF somebody else tries,
  THEN the system SHALL refuse.
  - shown by: a person
`);
const sources = blockSources(document);
const cut = (range: { start: number; end: number } | null) =>
  range && document.text.slice(range.start, range.end);

test.each(['settings-editors.md', 'settings-editors-crlf.md', 'damaged.md'])(
  'every word of every block of %s is found in the file and back',
  (name) => {
    const spec = parseSpec(specFixture(name));
    const places = blockSources(spec);
    for (const [block, text] of commentBlocks(spec)) {
      const range = { start: 0, end: text.length };
      const inFile = places.inFile({ block, range });
      if (inFile) expect(places.within(inFile)).toContainEqual({ block, range });
    }
  },
);

test('words that are wrapped in the file are one stretch of it', () => {
  const text = document.criteria[0]?.text ?? '';
  const start = text.indexOf('tries');
  const range = { start, end: start + 'tries, THEN'.length };
  expect(cut(sources.inFile({ block: 'AC-1.1', range }))).toBe('tries,\n  THEN');
});

test('a stretch of the file holds the words of each block it touches', () => {
  const stretch = { start: document.text.indexOf('choose'), end: document.text.indexOf('somebody') };
  const blocks = commentBlocks(document);
  expect(
    sources
      .within(stretch)
      .map(({ block, range }) => [block, blocks.get(block)?.slice(range.start, range.end)]),
  ).toEqual([
    ['AC-1.1', 'IF '],
    ['R1/prose:0', 'Prose of two lines.'],
    ['R1', 'choose'],
  ]);
});

test('words behind quote marks are taken whole, and so are those around a cursor', () => {
  const range = { start: 4, end: 9 };
  expect(cut(sources.inFile({ block: 'request', range }))).toBe('Customers need\n> better control.');
  const around = (words: string) => sources.around(document.text.indexOf(words))?.block;
  expect([around('better'), around('refuse'), around('shown by'), around('Owners'), around('## R')]).toEqual([
    'request',
    'AC-1.1',
    'AC-1.1',
    'R1',
    undefined,
  ]);
});
