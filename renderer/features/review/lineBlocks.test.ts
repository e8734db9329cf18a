import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { PatchLine } from '#shared/review/patch.ts';
import { hunkText } from '#shared/review/hunkText.ts';
import { lineBlocks, lineStretches, splitRows } from './lineBlocks.ts';

const line = (kind: PatchLine['kind']): PatchLine => ({ kind, old: 1, new: 1, text: '', endsFile: false });
const kinds = fc.array(fc.constantFrom<PatchLine['kind']>('same', 'added', 'removed'), { maxLength: 600 });

test('blocks hold every line once, in order, and none is too long to draw', () => {
  fc.assert(
    fc.property(kinds, (all) => {
      const blocks = lineBlocks(all.map(line));
      expect(
        blocks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
      ).toEqual(all.map((_, index) => index));
      expect(blocks.every(({ from, to }) => to > from && to - from <= 240)).toBe(true);
    }),
  );
});

test('lines that only came are cut anywhere, those that replace others stay with them', () => {
  const sizes = (all: readonly PatchLine['kind'][]) =>
    lineBlocks(all.map(line)).map(({ from, to }) => to - from);
  const some = <Kind extends PatchLine['kind']>(kind: Kind, count: number) => Array<Kind>(count).fill(kind);
  expect(sizes(some('added', 100))).toEqual([32, 32, 32, 4]);
  expect(sizes([...some('removed', 50), ...some('added', 50), ...some('same', 10)])).toEqual([101, 9]);
  expect(sizes([...some('same', 30), ...some('removed', 10), ...some('same', 5)])).toEqual([41, 4]);
});

test('stretches hold every line once, and part no lines that went from those that came for them', () => {
  const change = fc.record({
    same: fc.integer({ min: 1, max: 40 }),
    removed: fc.nat(1500),
    added: fc.nat(1500),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      const lines = changes.flatMap((one) =>
        (['same', 'removed', 'added'] as const).flatMap((kind) =>
          Array<PatchLine>(one[kind]).fill(line(kind)),
        ),
      );
      const cut = lineStretches(hunkText({ header: '', oldStart: 1, newStart: 1, lines }));
      expect(cut.map(({ from }) => from)).toEqual([0, ...cut.map(({ to }) => to)].slice(0, cut.length));
      expect(cut.at(-1)?.to ?? 0).toBe(lines.length);
      const before = cut.map(({ to }) => lines.slice(0, to).findLast(({ kind }) => kind !== 'added'));
      expect(before.slice(0, -1).every((one) => one?.kind === 'same')).toBe(true);
    }),
  );
});

test('side by side, every line stands once on each side it belongs to', () => {
  fc.assert(
    fc.property(kinds, fc.array(fc.constantFrom('one', 'one two', 'three')), (all, words) => {
      const lines = all.map((kind, at) => ({ ...line(kind), text: words[at % 7] ?? '' }));
      const rows = splitRows(lines);
      const side = (of: 'left' | 'right') => rows.flatMap((row) => row[of] ?? []);
      const indexes = (without: PatchLine['kind']) =>
        all.flatMap((kind, index) => (kind === without ? [] : [index]));
      expect(side('left')).toEqual(indexes('added'));
      expect(side('right')).toEqual(indexes('removed'));
    }),
  );
});

test('what went stands beside what came', () => {
  expect(splitRows(['removed', 'removed', 'added', 'same'].map((kind) => line(kind as 'same')))).toEqual([
    { left: 0, right: 2 },
    { left: 1, right: null },
    { left: 3, right: 3 },
  ]);
});

test('a line that went stands beside the one like it, with what came before that above', () => {
  const lines = [
    { ...line('removed'), text: 'export const hello = 1;' },
    { ...line('removed'), text: 'gone();' },
    { ...line('added'), text: '// Says the name.' },
    { ...line('added'), text: 'export const hello = (name) => 1;' },
    { ...line('added'), text: 'unlike' },
    line('same'),
  ];
  expect(splitRows(lines)).toEqual([
    { left: null, right: 2 },
    { left: 0, right: 3 },
    { left: 1, right: 4 },
    { left: 5, right: 5 },
  ]);
});
