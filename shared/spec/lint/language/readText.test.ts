import { expect, test } from 'vitest';
import { readText } from './readText.ts';

const tagged = (text: string) =>
  readText(text).flatMap(({ tokens, classes }) =>
    tokens.map((token, index) => `${token.text}/${classes[index]}`),
  );

test('cuts sentences at their ends, not at abbreviations, decimals or file names', () => {
  const text = 'It reads files, e.g. a.txt or 2.5 MB. The next ends! And “a quote.” stays. No. 5 too';
  expect(readText(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'It reads files, e.g. a.txt or 2.5 MB.',
    'The next ends!',
    'And “a quote.” stays.',
    'No. 5 too',
  ]);
});

test('takes code, quotations and addresses as one literal each', () => {
  const [reading] = readText('See `a b`, “c d”, https://e.f/g?h and src/i/j.ts.');
  expect(reading?.tokens.filter(({ kind }) => kind === 'literal').map(({ text }) => text)).toEqual([
    '`a b`',
    '“c d”',
    'https://e.f/g?h',
    'src/i/j.ts',
  ]);
});

test('tells verbs from nouns by what stands around them', () => {
  expect(tagged('The store stores the archive to let a member change it.')).toEqual([
    'The/determiner',
    'store/noun',
    'stores/verb',
    'the/determiner',
    'archive/noun',
    'to/preposition',
    'let/verb',
    'a/determiner',
    'member/noun',
    'change/verb',
    'it/pronoun',
    './punctuation',
  ]);
});

test.each([
  ['If a file is open, the system shall wait.', 'the system shall wait .'],
  ['If a file is open the system shall wait.', 'the system shall wait .'],
  ['A guest who is not known shall wait.', 'A guest shall wait .'],
  ['The page shall wait (if it can).', 'The page shall wait .'],
  ['The page shall wait so that it does not scroll.', 'The page shall wait so that it does not scroll .'],
])('the main clause of “%s” is “%s”', (text, expected) => {
  const [reading] = readText(text);
  const words = reading?.tokens.filter((_, index) => reading.main[index]).map((token) => token.text);
  expect(words?.join(' ').replace(/^, /, '')).toBe(expected);
});

test('finds noun phrases with their number, and two in a possessive', () => {
  const [reading] = readText("The owner's old files and each report of people");
  expect(
    reading?.phrases.map(({ head, plural, person, determiner, joined }) => [
      head,
      plural,
      person,
      determiner,
      joined,
    ]),
  ).toEqual([
    ['owner', false, true, 'the', false],
    ['files', true, false, null, false],
    ['report', false, false, 'each', true],
    ['people', true, true, null, false],
  ]);
});
