import type { SentenceRule } from './sentenceRule.ts';

const PLACEHOLDER =
  /\b(?:TBD|TBC|TBA|TODO|FIXME|XXX+)\b|\?{2,}|<(?:[xX]{2,}|\.{3}|…|tb[dca]|n|value|number)[^<>\n]{0,30}>|\[(?:NEEDS CLARIFICATION|TBD|TODO|…|\.{3})[^\]\n]*\]|\bto be (?:determined|defined|decided|confirmed|specified|clarified|agreed|announced)\b|\bnot yet (?:defined|decided|known|specified)\b/gi;

/** Something that was put off. */
export const placeholder: SentenceRule = {
  smell: 'placeholder',
  check: (reading, { text }) =>
    [...text.slice(reading.start, reading.end).matchAll(PLACEHOLDER)]
      .filter((match) => !isInCode(text, reading.start + match.index))
      .map((match) => ({
        start: reading.start + match.index,
        end: reading.start + match.index + match[0].length,
        message: `“${match[0]}” puts a decision off, and whoever builds it will make it alone.`,
      })),
};

/** An odd number of backticks before it. */
function isInCode(text: string, offset: number): boolean {
  let open = false;
  for (let at = text.indexOf('`'); at >= 0 && at < offset; at = text.indexOf('`', at + 1)) open = !open;
  return open;
}
