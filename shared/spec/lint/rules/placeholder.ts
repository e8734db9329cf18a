import type { SentenceRule } from './sentenceRule.ts';

/** Code comes first, so that what stands in it is stepped over. */
const PLACEHOLDER =
  /`[^`\n]*`|\b(?:TBD|TBC|TBA|TODO|FIXME|XXX+)\b|\?{2,}|<(?:[xX]{2,}|\.{3}|…|tb[dca]|n|value|number)[^<>\n]{0,30}>|\[(?:NEEDS CLARIFICATION|TBD|TODO|…|\.{3})[^\]\n]*\]|\bto be (?:determined|defined|decided|confirmed|specified|clarified|agreed|announced)\b|\bnot yet (?:defined|decided|known|specified)\b/gi;

/** Something that was put off. Looked for in the whole text at once, because “[…?]” holds what ends a sentence. */
export const placeholder: SentenceRule = {
  smell: 'placeholder',
  check: (_reading, { text, before }) =>
    before.length > 0
      ? []
      : [...text.matchAll(PLACEHOLDER)]
          .filter(([words]) => !words.startsWith('`'))
          .map(({ index, 0: words }) => ({
            start: index,
            end: index + words.length,
            message: `“${words}” puts a decision off, and whoever builds it will make it alone.`,
          })),
};
