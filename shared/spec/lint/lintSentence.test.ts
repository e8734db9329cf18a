import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SMELLS } from './finding.ts';
import { lintSentence } from './lintSentence.ts';

const WORDS = [
  'it',
  'the system',
  'SHALL',
  'should',
  'not',
  'a',
  'file',
  'their',
  ',',
  '.',
  '`',
  '“',
  '(',
  'WHEN',
  'IF',
  'THEN',
  '5',
  'more than',
  'TBD',
  'if possible',
  'é',
  '🙂',
  '\n\n',
  'ZQX',
  'and',
  'this',
  'constructor',
  '__proto__',
  'toString',
];
const requirement = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' '));
const text = fc.oneof(
  requirement,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

test('never throws, and every finding lies within its text and says something', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (given, isCriterion) => {
      for (const finding of lintSentence(given, { isCriterion, terms: ['file'], hasGlossary: true })) {
        expect(finding.start).toBeGreaterThanOrEqual(0);
        expect(finding.end).toBeGreaterThan(finding.start);
        expect(finding.end).toBeLessThanOrEqual(given.length);
        expect(given.slice(finding.start, finding.end).trim()).not.toBe('');
        expect(SMELLS).toContain(finding.smell);
        expect(finding.message).toMatch(/^.+[.]$/s);
        expect(finding.suggestion).not.toBe('');
      }
    }),
    { numRuns: 1_000 },
  );
});

test('says the same every time, in the order of the text', () => {
  fc.assert(
    fc.property(text, (given) => {
      const findings = lintSentence(given);
      expect(lintSentence(given)).toEqual(findings);
      expect(findings.map(({ start }) => start)).toEqual(
        findings.map(({ start }) => start).toSorted((a, b) => a - b),
      );
    }),
  );
});

test('a text with nothing to say has no findings', () => {
  expect(['', ' ', '\n', '—', '…'].map((each) => lintSentence(each))).toEqual([[], [], [], [], []]);
});

test('a very long line ends in time', () => {
  const long = 'The system should quickly send it to the owner, and they may not read it. '.repeat(2_000);
  expect(lintSentence(long).length).toBeGreaterThan(7_000);
});

test('a page without a full stop ends in time too', () => {
  expect(lintSentence('the file it ZQX `TBD` TBD should '.repeat(20_000)).length).toBeGreaterThan(20_000);
});

test('offsets count UTF-16 units', () => {
  const given = '🙂 The page should load.';
  const [found] = lintSentence(given).filter(({ smell }) => smell === 'uncertain-verb');
  expect(given.slice(found!.start, found!.end)).toBe('should');
});
