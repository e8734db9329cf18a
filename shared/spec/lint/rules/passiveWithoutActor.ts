import type { Remark } from '../finding.ts';
import { isParticiple } from '../language/verbForms.ts';
import type { SentenceRule } from './sentenceRule.ts';

/** “shall be deleted”: by whom? Advice only, because readers mostly guess right. */
export const passiveWithoutActor: SentenceRule = {
  smell: 'passive-without-actor',
  check: ({ tokens, classes, main }) =>
    tokens.flatMap((token): Remark[] => {
      if (classes[token.index] !== 'modal' || main[token.index] === false) return [];
      let index = token.index + 1;
      while (classes[index] === 'adverb') index++;
      if (tokens[index]?.lower !== 'be') return [];
      index++;
      while (classes[index] === 'adverb') index++;
      const participle = tokens[index];
      if (!participle || participle.kind !== 'word' || !isParticiple(participle.lower)) return [];
      if (tokens.slice(index + 1).some(({ lower }) => lower === 'by')) return [];
      const message = `“${token.text} be ${participle.text}” does not say who or what does it.`;
      return [{ start: token.start, end: participle.end, message }];
    }),
};
