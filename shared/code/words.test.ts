import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords, queryWords, splitIdentifier, stem } from './words.ts';

test('an identifier falls apart where its case, its digits or its underscores say so', () => {
  expect(splitIdentifier('parseHTTPHeader_v2')).toEqual(['parse', 'http', 'header', 'v', '2']);
  expect(splitIdentifier('SCREAMING_CASE')).toEqual(['screaming', 'case']);
  expect(splitIdentifier('großeÄnderung')).toEqual(['große', 'änderung']);
  expect(splitIdentifier('$_')).toEqual([]);
});

test.each([
  ['plans', 'planned', 'planning', 'planner'],
  ['retries', 'retry', 'retried'],
  ['parse', 'parser', 'parsing', 'parsed'],
  ['create', 'creates', 'creation', 'creating', 'creator'],
  ['indexes', 'indexing', 'indexer', 'index'],
])('%s and its kin share a stem', (...words) => {
  expect(new Set(words.map(stem)).size).toBe(1);
});

test('words of different things keep apart', () => {
  expect(new Set(['status', 'state', 'process', 'press', 'test', 'text'].map(stem)).size).toBe(6);
});

test('a stem is its own stem, and never empty', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
      expect(stem(stem(word))).toBe(stem(word));
      expect(stem(word).length).toBeGreaterThan(0);
    }),
  );
});

test('the parts of an identifier are its letters and digits, in order and lower case', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_]{0,40}$/), (identifier) => {
      expect(splitIdentifier(identifier).join('')).toBe(identifier.replaceAll('_', '').toLowerCase());
    }),
  );
});

test('any text can be counted, and what a query asks for is what a text of the same words holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const counted = countWords(text);
      const asked = queryWords(text);
      for (const word of counted.keys()) expect(asked).toContain(word);
    }),
  );
});

test('a query keeps an identifier whole beside its parts', () => {
  expect(queryWords('why does createHost fail?')).toEqual(['cre', 'host', 'createhost', 'fail']);
});
