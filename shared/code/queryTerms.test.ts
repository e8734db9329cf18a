import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanQuery, mentionedNames, queryTerms } from './queryTerms.ts';

test('trailers, addresses and numbers of issues are no words of a query', () => {
  const message =
    'retry: back off (#12)\n\nSee https://example.test/a\n\nSigned-off-by: A <a@b.example>\nChange-Id: I1';
  expect(queryTerms(message).map(({ word }) => word)).toEqual(['retry', 'back', 'off', 'see']);
});

test('words of the first line count double', () => {
  expect(queryTerms('retry\n\nwith jitter')).toEqual([
    { word: 'retry', weight: 2 },
    { word: 'jit', weight: 1 },
  ]);
});

test('paths and file names that the words spell out are found', () => {
  expect(mentionedNames('Fix src/app/main.ts and the Dockerfile, see README.md.')).toEqual(
    new Set(['src/app/main.ts', 'dockerfile', 'readme.md']),
  );
});

test('any query can be read, soon', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500 }), (query) => {
      expect(cleanQuery(query).length).toBeLessThanOrEqual(query.length * 2 + 1);
      expect(queryTerms(query)).toBeInstanceOf(Array);
    }),
  );
  expect(queryTerms('a-'.repeat(100_000)).length).toBeLessThan(10);
});
