/** “X, because Y” is told as X and below it Y. */
export function splitReason(words: string): readonly [string, string | null] {
  const match = /^(?<what>.+?),? because (?<why>.+)$/s.exec(words);
  const why = match?.groups?.['why'];
  const what = match?.groups?.['what'];
  if (!what || !why) return [words.replace(/\.$/, ''), null];
  return [what, `${why.charAt(0).toUpperCase()}${why.slice(1)}`];
}
