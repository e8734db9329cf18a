import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inlineMarks, textRuns } from './textRuns.ts';

test('cuts keywords, deleted and proposed words apart', () => {
  const text = 'WHEN it ends, wait an hour.';
  const runs = textRuns(
    text,
    [
      { start: 0, end: 4, mark: 'keyword' },
      { start: 14, end: 26, mark: 'deleted' },
    ],
    [{ at: 26, text: 'go on' }],
  );
  expect(runs).toEqual([
    { text: 'WHEN', marks: ['keyword'] },
    { text: ' it ends, ', marks: [] },
    { text: 'wait an hour', marks: ['deleted'] },
    { text: 'go on', marks: ['inserted'] },
    { text: '.', marks: [] },
  ]);
});

test('knows code and strong words and the marks around them', () => {
  expect(inlineMarks('see `a.ts` and **now**')).toEqual([
    { start: 4, end: 5, mark: 'syntax' },
    { start: 5, end: 9, mark: 'code' },
    { start: 9, end: 10, mark: 'syntax' },
    { start: 15, end: 17, mark: 'syntax' },
    { start: 17, end: 20, mark: 'strong' },
    { start: 20, end: 22, mark: 'syntax' },
  ]);
});

test('keeps every character of the text, in order, whatever is marked', () => {
  const range = fc.record({
    start: fc.nat(30),
    end: fc.nat(30),
    mark: fc.constantFrom('keyword' as const, 'hinted' as const, 'deleted' as const),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), fc.array(range), fc.nat(30), (text, ranges, at) => {
      const runs = textRuns(text, ranges, [{ at, text: 'new' }]);
      const own = runs.filter((run) => !run.marks.includes('inserted')).map((run) => run.text);
      expect(own.join('')).toBe(text);
    }),
  );
});
