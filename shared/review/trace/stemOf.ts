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
