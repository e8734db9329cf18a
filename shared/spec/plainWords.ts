/** A criterion as a sentence among others: without code ticks and loud keywords. */
export function plainWords(words: string): string {
  const quiet = words
    .replaceAll('`', '')
    .replaceAll(/\b(?:WHEN|WHILE|WHERE|IF|THEN|SHALL|NOT)\b/g, (keyword) => keyword.toLowerCase());
  return quiet.charAt(0).toUpperCase() + quiet.slice(1);
}
