/** Words that say nothing about which criterion is meant: English glue, EARS keywords, common code words. */
const GLUE = new Set(
  (
    'a an and any are as at be been being but by can do does each every for from had has have he her his if in into is ' +
    'it its let may more most must no none not of off on one only or other our out own same shall she should so some ' +
    'someone such than that the their them then there these they this those to too under until up upon use used user ' +
    'when where which while who whose will with within without you your system await async const let var function ' +
    'return import export default null undefined true false new class type interface string number boolean void public ' +
    'private static self none def end begin else elif try catch throw raise expect test describe should assert equal'
  ).split(' '),
);

/** The telling words of prose or code, in a common form: `canEdit` and “editors” both hold `edit`. */
export function keywords(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [word] of text.matchAll(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+|\d+/gu)) {
    const lower = word.toLowerCase();
    if (GLUE.has(lower)) continue;
    const stem = /^\d/.test(lower) ? lower : stemOf(lower);
    if (stem.length > 2 && !GLUE.has(stem)) found.add(stem);
  }
  return found;
}

/** Cuts the commonest English endings, twice at most; only sameness matters, not the stem's looks. */
export function stemOf(word: string): string {
  const once = cutEnding(word.replace(/(?:’|')s$/, ''));
  return cutEnding(once)
    .replace(/([^aeiou])\1$/, '$1')
    .replace(/e$/, '');
}

function cutEnding(word: string): string {
  for (const ending of ['ations', 'ation', 'ings', 'ing', 'ors', 'ers', 'ies', 'es', 'ed', 'or', 'er', 's']) {
    if (word.endsWith(ending) && word.length - ending.length >= 3 && !word.endsWith('ss')) {
      return word.slice(0, -ending.length);
    }
  }
  return word;
}
