import type { SentenceRule } from './sentenceRule.ts';

const PLACEHOLDER =
  /\b(?:TBD|TBC|TBA|TODO|FIXME|XXX+)\b|\?{2,}|<(?:[xX]{2,}|\.{3}|…|tb[dca]|n|value|number)[^<>\n]{0,30}>|\[(?:NEEDS CLARIFICATION|TBD|TODO|…|\.{3})[^\]\n]*\]|\bto be (?:determined|defined|decided|confirmed|specified|clarified|agreed|announced)\b|\bnot yet (?:defined|decided|known|specified)\b/gi;

/** Something that was put off. Looked for in the whole text at once, because “[…?]” holds what ends a sentence. */
export const placeholder: SentenceRule = {
  smell: 'placeholder',
  check: (_reading, { text, before }) =>
    before.length > 0
      ? []
      : [...text.matchAll(PLACEHOLDER)]
          .filter(({ index }) => !isInCode(text, index))
          .map(({ index, 0: words }) => ({
            start: index,
            end: index + words.length,
            message: `“${words}” puts a decision off, and whoever builds it will make it alone.`,
          })),
};

/** An odd number of backticks before it. */
function isInCode(text: string, offset: number): boolean {
  let open = false;
  for (let at = text.indexOf('`'); at >= 0 && at < offset; at = text.indexOf('`', at + 1)) open = !open;
  return open;
}
