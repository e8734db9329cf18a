import { expect, test } from 'vitest';
import { byteWords, sideWords } from './sideWords.ts';

const binary = (bytes: number) => ({ kind: 'binary', id: 'a', bytes }) as const;

test.each([
  [null, binary(3), 'New: binary, 3 bytes.'],
  [binary(1), null, 'Deleted. It was binary, 1 byte.'],
  [binary(3), binary(4096), 'It was binary, 3 bytes, and is binary, 4 KB now.'],
  [binary(3), binary(3), 'Binary, 3 bytes, before and now.'],
  [
    { kind: 'link', target: 'a.txt' } as const,
    binary(3),
    'It was a link to a.txt, and is binary, 3 bytes now.',
  ],
  [
    { kind: 'submodule', commit: '1'.repeat(40) } as const,
    { kind: 'tooLarge', id: 'b', bytes: 34 * 1024 * 1024 } as const,
    'It was a submodule at 1111111, and is 34 MB, too large to be shown here now.',
  ],
  [null, null, ''],
])('two sides in words', (before, after, words) => {
  expect(sideWords(before, after)).toBe(words);
});

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1536, '1.5 KB'],
  [20_480, '20 KB'],
  [1_048_576, '1 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(byteWords(bytes)).toBe(words);
});
