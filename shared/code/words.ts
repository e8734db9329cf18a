/** What a request is not about, however often it says it. Short on purpose: rare words are found by their weight. */
const STOP_WORDS = new Set(
  (
    'a an and are as at be been but by can could do does for from had has have if in into is it its of on or our ' +
    'should so why how than that the their them then there these they this those to too was we were what when where which ' +
    'who will with would you your not no now also after before only one each all any some such via per'
  ).split(' '),
);

const WORD = /[\p{L}\p{N}_$]+/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\p{N}+|\p{Lu}/gu;
const LONGEST_WORD = 80;

/** `parseHTTPHeader_2` is parse, http, header, 2: in order, lower case. */
export function splitIdentifier(identifier: string): readonly string[] {
  return (identifier.match(PART) ?? []).map((part) => part.toLowerCase());
}

const VOWEL = /[aeiouy]/;

/**
 * A light English stemmer: plurals, -ing, -ed, -ly and -er/-or/-ion meet in one form, which need not be a word.
 * Never cut below three letters, and a stem is its own stem.
 */
export function stem(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  let before = '';
  let stemmed = word;
  while (stemmed !== before && stemmed.length > 3) {
    before = stemmed;
    stemmed = dropEnding(singular(stemmed));
  }
  return stemmed;
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:xes|ches|shes|sses|zes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

const ENDINGS = [
  'ations',
  'ation',
  'ating',
  'ated',
  'ate',
  'ators',
  'ator',
  'ingly',
  'edly',
  'ings',
  'ing',
  'ied',
  'ed',
  'ors',
  'or',
];
const MORE_ENDINGS = ['ers', 'er', 'ion', 'able', 'ably', 'ment', 'ly', 'e'];

function dropEnding(word: string): string {
  for (const ending of [...ENDINGS, ...MORE_ENDINGS]) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (rest.length < 3 || !VOWEL.test(rest)) continue;
    return ending === 'ied' ? `${rest}y` : undouble(rest);
  }
  return word;
}

/** planned and plan, stopping and stop. */
function undouble(rest: string): string {
  return /([bdgklmnprt])\1$/.test(rest) && rest.length > 3 ? rest.slice(0, -1) : rest;
}

/** How often each stem stands in a text, identifiers taken apart; `cache` is shared by the texts of one run. */
export function countWords(text: string, cache = new Map<string, readonly string[]>()): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(WORD)) {
    for (const part of stemsOf(word, cache)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

function stemsOf(word: string, cache: Map<string, readonly string[]>): readonly string[] {
  const known = cache.get(word);
  if (known) return known;
  const stems =
    word.length > LONGEST_WORD
      ? []
      : splitIdentifier(word)
          .filter((part) => part.length > 1 && part.length < 40 && !STOP_WORDS.has(part))
          .map(stem);
  if (cache.size < 200_000) cache.set(word, stems);
  return stems;
}

/** Stems of a short text in order, each once; an identifier of several parts also stands whole, in lower case. */
export function queryWords(text: string, cache = new Map<string, readonly string[]>()): readonly string[] {
  const words = [...text.matchAll(WORD)].flatMap(([word]) => {
    const parts = stemsOf(word, cache);
    return parts.length > 1 && word.length < LONGEST_WORD ? [...parts, word.toLowerCase()] : parts;
  });
  return [...new Set(words)];
}
