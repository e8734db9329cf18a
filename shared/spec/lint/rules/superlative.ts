import { SUPERLATIVES } from '../data/gradableAdjectives.ts';
import type { Remark } from '../finding.ts';
import type { SentenceRule } from './sentenceRule.ts';

/** “the fastest”, “most widely used”. “At least” and “at most” are bounds, and “the latest” and “the most recent” pick one. */
export const superlative: SentenceRule = {
  smell: 'superlative',
  check: ({ tokens, classes }) =>
    tokens.flatMap((token): Remark[] => {
      const graded = SUPERLATIVES.has(token.lower) && token.lower !== 'latest';
      if (!graded && token.lower !== 'most' && token.lower !== 'least') return [];
      const previous = tokens[token.index - 1]?.lower;
      if (previous === 'at' || (previous === 'the' && tokens[token.index - 2]?.lower === 'at')) return [];
      const next = tokens[token.index + 1];
      if (!graded && (next?.lower === 'of' || next?.lower === 'recent' || next?.lower === 'recently'))
        return [];
      const gradesNext = !graded && next && classes[next.index] !== 'punctuation';
      const end = gradesNext ? next.end : token.end;
      const words = gradesNext ? `${token.text} ${next.text}` : token.text;
      return [
        {
          start: token.start,
          end,
          message: `“${words}” names a rank, but not among what or by which measure.`,
        },
      ];
    }),
};
