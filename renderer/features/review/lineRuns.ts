import type { WordSpan } from '#shared/review/wordChanges.ts';
import type { Token, TokenKind } from './tokenise.ts';

/** A piece of a line with one colour, and whether it is among the words that changed. */
export interface LineRun {
  readonly text: string;
  readonly kind: TokenKind | null;
  readonly changed: boolean;
}

/** Lays the changed words over the colours: cuts where either changes. Both spell the same line. */
export function lineRuns(
  tokens: readonly Token[],
  spans: readonly WordSpan[] | undefined,
): readonly LineRun[] {
  if (!spans) return tokens.map((token) => ({ ...token, changed: false }));
  const runs: LineRun[] = [];
  const left = spans.map((span) => ({ ...span }));
  for (const token of tokens) {
    let rest = token.text;
    while (rest !== '') {
      const span = left[0];
      const take = span ? Math.min(rest.length, span.text.length) : rest.length;
      if (take > 0)
        runs.push({ text: rest.slice(0, take), kind: token.kind, changed: span?.changed ?? false });
      rest = rest.slice(take);
      if (!span) continue;
      span.text = span.text.slice(take);
      if (span.text === '') left.shift();
    }
  }
  return runs;
}
