/** Words that any sentence may hold, so that sharing them says nothing; EARS keywords among them. */
const COMMON = new Set(
  `a an and are as at be been but by can do does for from has have if in into is it its of on or shall should so
  that the their them then there they this to was when where which while who will with within without not no
  system user users must may`.split(/\s+/),
);

/** The words that carry a sentence's meaning, in lower case, each once. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)));
}

export function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const word of small) if (large.has(word)) count++;
  return count;
}

/** From 0 (nothing in common) to 1 (the same words): twice the shared words over all of both (Dice's coefficient). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = a.size + b.size;
  return all === 0 ? 0 : (2 * sharedCount(a, b)) / all;
}
