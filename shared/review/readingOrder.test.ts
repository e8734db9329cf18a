import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HunkRisk } from './analysis.ts';
import type { PatchHunk, PatchLine } from './patch.ts';
import { minutesFor, readingOrder, type ReadHunk } from './readingOrder.ts';
import type { Verdict } from './verdict.ts';

const judged = (criterion: string, value: Verdict['value']): Verdict => ({
  criterion,
  value,
  decidedBy: 'nothing',
  because: [],
});
const VERDICTS = [
  judged('AC-1.1', 'met'),
  judged('AC-1.2', 'notShown'),
  judged('AC-1.3', 'notMet'),
  judged('AC-1.4', 'waived'),
];

const line = (text: string, kind: PatchLine['kind'] = 'added'): PatchLine => ({
  kind,
  old: null,
  new: null,
  text,
  endsFile: false,
});
const hunkOf = (lines: readonly PatchLine[], start = 1): PatchHunk => ({
  header: '',
  oldStart: start,
  newStart: start,
  lines,
});

function read(
  id: string,
  path: string,
  criteria: readonly string[],
  risks: readonly HunkRisk['kind'][] = [],
  start = 1,
): ReadHunk {
  return {
    id,
    path,
    hunk: hunkOf([line(id)], start),
    services: criteria.map((criterion) => ({ criterion, how: 'words', why: '', lines: [] })),
    risks: risks.map((kind) => ({ kind, why: `${kind}.` })),
  };
}

const order = (hunks: readonly ReadHunk[]) => readingOrder(hunks, VERDICTS).map(({ id }) => id);

test('what is not met is read before what is not shown, then what is met or waived, then what nobody asked for', () => {
  expect(
    order([
      read('unasked', 'a.ts', []),
      read('waived', 'b.ts', ['AC-1.4']),
      read('met', 'c.ts', ['AC-1.1']),
      read('not shown', 'd.ts', ['AC-1.2']),
      read('not met', 'e.ts', ['AC-1.3']),
    ]),
  ).toEqual(['not met', 'not shown', 'met', 'waived', 'unasked']);
});

test('within a criterion each risk weighs: outside the scope, by a boundary, used by many, without a test', () => {
  expect(
    order([
      read('plain', 'a.ts', ['AC-1.1']),
      read('untested', 'b.ts', ['AC-1.1'], ['untested']),
      read('used by many', 'c.ts', ['AC-1.1'], ['dependants']),
      read('used by many, untested', 'd.ts', ['AC-1.1'], ['dependants', 'untested']),
      read('by a boundary', 'e.ts', ['AC-1.1'], ['boundary']),
      read('outside', 'f.ts', ['AC-1.1'], ['outOfScope']),
    ]),
  ).toEqual(['outside', 'by a boundary', 'used by many, untested', 'used by many', 'untested', 'plain']);
});

test('a protected file is read before any criterion, even where nobody asked for it', () => {
  expect(
    order([
      read('not met', 'a.ts', ['AC-1.3'], ['outOfScope', 'boundary', 'dependants', 'untested']),
      read('met and protected', 'b.ts', ['AC-1.1'], ['protected']),
      read('unasked and protected', 'c.ts', [], ['protected', 'outOfScope']),
    ]),
  ).toEqual(['unasked and protected', 'met and protected', 'not met']);
});

test('code is read before its tests, and no risk of another criterion comes between', () => {
  expect(
    order([
      read('test', 'a.test.ts', ['AC-1.3']),
      read('code', 'z.ts', ['AC-1.3']),
      read('risky', 'b.ts', ['AC-1.1'], ['outOfScope']),
    ]),
  ).toEqual(['code', 'test', 'risky']);
});

test('what serves several criteria is read under the most urgent of them, and says so', () => {
  const [first, second, third] = readingOrder(
    [
      read('both', 'a.ts', ['AC-1.1', 'AC-1.3'], ['untested']),
      read('unjudged', 'b.ts', ['AC-9.9']),
      read('unasked', 'c.ts', [], ['outOfScope']),
    ],
    VERDICTS,
  );
  expect([first?.under, second?.under, third?.under]).toEqual(['AC-1.3', 'AC-9.9', null]);
  expect(first?.because).toBe('It serves AC-1.3, which is not met. untested.');
  expect(second?.because).toBe('It serves AC-9.9.');
  expect(third?.because).toBe('It serves no criterion. outOfScope.');
});

const anyHunk = fc.record({
  path: fc.constantFrom('a.ts', 'a.test.ts', 'b/c.ts', 'Z.ts'),
  start: fc.integer({ min: 1, max: 4 }),
  criteria: fc.uniqueArray(fc.constantFrom('AC-1.1', 'AC-1.2', 'AC-1.3', 'AC-1.4'), { maxLength: 3 }),
  risks: fc.uniqueArray(
    fc.constantFrom<HunkRisk['kind']>('protected', 'outOfScope', 'boundary', 'dependants', 'untested'),
    { maxLength: 3 },
  ),
});

test('every part is read once, in an order that does not hang on how the parts came in', () => {
  const shuffled = fc
    .uniqueArray(anyHunk, { maxLength: 12, selector: ({ path, start }) => `${path}:${start}` })
    .map((all) =>
      all.map(({ path, start, criteria, risks }) => read(`${path}:${start}`, path, criteria, risks, start)),
    )
    .chain((hunks) =>
      fc.tuple(
        fc.constant(hunks),
        fc.shuffledSubarray(hunks, { minLength: hunks.length, maxLength: hunks.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([hunks, other]) => {
      expect(order(other)).toEqual(order(hunks));
      expect(order(hunks).toSorted()).toEqual(hunks.map(({ id }) => id).toSorted());
    }),
  );
});

test('minutes count changed lines that say something: 400 an hour, tests and prose twice as fast', () => {
  const changed = Array.from({ length: 40 }, (_, at) => line(`line ${at}`));
  const quiet = [line('same', 'same'), line('  ')];
  expect(minutesFor('src/a.ts', hunkOf([...changed, ...quiet]))).toBe(6);
  expect(minutesFor('src/a.ts', hunkOf(changed.map(({ text }) => line(text, 'removed'))))).toBe(6);
  expect(minutesFor('src/a.test.ts', hunkOf(changed))).toBe(3);
  expect(minutesFor('docs/a.md', hunkOf(changed))).toBe(3);
  expect(minutesFor('src/a.ts', hunkOf([line('one')]))).toBeCloseTo(0.15);
  expect(minutesFor('src/a.ts', hunkOf(quiet))).toBe(0.1);
  expect(minutesFor('package-lock.json', hunkOf(changed))).toBe(0);
});
