import { unwrappedOffsets } from '../parse/wrappedText.ts';
import type { Hint, LintRule } from './lintRule.ts';
import { VAGUE_WORDS } from './vagueWords.ts';

const PATTERN = new RegExp(
  `\`[^\`]*\`|“[^”]*”|(?<![\\p{L}\\p{N}-])(?:${Object.keys(VAGUE_WORDS)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|')})(?![\\p{L}\\p{N}-])`,
  'giu',
);

/** Finds words in criteria that no test can decide; what stands in code or in quotation marks is left alone. */
export const vagueWordRule: LintRule = {
  name: 'vague-word',
  check: (doc) =>
    doc.criteria.flatMap((criterion) => {
      const source = doc.text.slice(criterion.textRange.start, criterion.textRange.end);
      const offsets = unwrappedOffsets(source);
      const at = (offset: number) => criterion.textRange.start + (offsets[offset] ?? source.length);
      return [...criterion.text.matchAll(PATTERN)].flatMap((match): Omit<Hint, 'id' | 'rule'>[] => {
        const replacements = VAGUE_WORDS[match[0].toLowerCase()];
        if (!replacements) return [];
        const range = { start: at(match.index), end: at(match.index + match[0].length) };
        return [{ key: criterion.key, range, message: messageFor(match[0], replacements), replacements }];
      });
    }),
};

function messageFor(word: string, replacements: readonly string[]): string {
  const advice = replacements.length > 0 ? '' : ' Say what can be seen or counted instead.';
  return `No test can tell whether “${word}” is true.${advice}`;
}
