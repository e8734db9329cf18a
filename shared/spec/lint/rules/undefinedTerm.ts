import type { Remark } from '../finding.ts';
import type { Reading } from '../language/readText.ts';
import type { SentenceRule } from './sentenceRule.ts';

/** In a spec with a glossary, a name in capitals that is not in it, such as “Billing Owner”. */
export const undefinedTerm: SentenceRule = {
  smell: 'undefined-term',
  check: (reading, { hasGlossary, terms }) =>
    hasGlossary
      ? names(reading).flatMap(({ start, end, name }): Remark[] => {
          if (terms.has(name.toLowerCase()) || terms.has(name.toLowerCase().replace(/s$/, ''))) return [];
          return [
            {
              start,
              end,
              message: `“${name}” is written like a defined term, but the glossary does not have it.`,
            },
          ];
        })
      : [],
};

/** Two or more capitalised words in a row that do not open the sentence. */
function names({ tokens }: Reading): readonly { start: number; end: number; name: string }[] {
  const found: { start: number; end: number; name: string }[] = [];
  let run: typeof tokens = [];
  const finish = () => {
    const [first] = run;
    const last = run.at(-1);
    if (first && last && run.length > 1) {
      found.push({ start: first.start, end: last.end, name: run.map(({ text }) => text).join(' ') });
    }
    run = [];
  };
  for (const token of tokens) {
    if (token.index > 0 && token.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(token.text)) run = [...run, token];
    else finish();
  }
  finish();
  return found;
}
