import { diffArrays } from 'diff';
import { contentWords } from '../diff/contentWords.ts';
import type { TextRange } from '../textEdit.ts';

/**
 * Where a range of the old text is in the new one, told by the words that stayed and those that took their place.
 * Null when no word of it stayed; a word of meaning when it has any.
 */
export function mapRange(before: string, after: string, range: TextRange): TextRange | null {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const isQuoted = (token: Token | undefined) =>
    token !== undefined && token.start < range.end && token.end > range.start;
  const covered: TextRange[] = [];
  const kept: TextRange[] = [];
  let at = 0;
  let atNow = 0;
  let isReplacing = false;
  const texts = (tokens: readonly Token[]) => tokens.map(({ text }) => text);
  for (const { value, added, removed } of diffArrays(texts(old), texts(now))) {
    const [mine, theirs] = [old.slice(at, at + value.length), now.slice(atNow, atNow + value.length)];
    if (removed) isReplacing = mine.some(isQuoted);
    else if (added) {
      const isInside = isQuoted(old[at - 1]) && isQuoted(old[at]);
      if (isInside || isReplacing) covered.push(...theirs);
      isReplacing = false;
    } else {
      theirs.forEach((token, index) => {
        const was = mine[index];
        if (!was || !isQuoted(was)) return;
        // The range may begin or end within a word.
        const start = token.start + Math.max(0, range.start - was.start);
        const end = token.end - Math.max(0, was.end - range.end);
        covered.push({ start, end });
        kept.push({ start, end });
      });
      isReplacing = false;
    }
    if (!added) at += value.length;
    if (!removed) atNow += value.length;
  }
  const [first] = covered;
  const last = covered.at(-1);
  const isMeaningful = contentWords(before.slice(range.start, range.end)).size > 0;
  const survives = kept.some(
    ({ start, end }) => !isMeaningful || contentWords(after.slice(start, end)).size > 0,
  );
  return survives && first && last ? { start: first.start, end: last.end } : null;
}

type Token = TextRange & { readonly text: string };

/** Words and marks; white space says nothing about where words went. */
function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}
