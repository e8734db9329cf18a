import type { TextRange } from './textEdit.ts';

const KEYWORD = /`[^`]*`|\b(?:WHEN|WHILE|WHERE|IF|THEN|SHALL(?: NOT)?)\b/g;

/** Where the keywords of EARS (Easy Approach to Requirements Syntax) stand; only in capitals, not inside code. */
export function earsKeywords(text: string): readonly (TextRange & { readonly keyword: string })[] {
  return [...text.matchAll(KEYWORD)]
    .filter(([keyword]) => !keyword.startsWith('`'))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, keyword: match[0] }));
}

export type EarsPattern = 'ubiquitous' | 'event' | 'state' | 'feature' | 'unwanted' | 'complex';

/** Which of the EARS patterns a criterion follows; null for one that follows none. */
export function earsPattern(text: string): EarsPattern | null {
  const keywords = earsKeywords(text).map(({ keyword }) => keyword);
  if (!keywords.some((keyword) => keyword.startsWith('SHALL'))) return null;
  const conditions = keywords.filter((keyword) => /^(?:WHEN|WHILE|WHERE|IF)$/.test(keyword));
  if (conditions.length > 1) return 'complex';
  switch (conditions[0]) {
    case 'WHEN':
      return 'event';
    case 'WHILE':
      return 'state';
    case 'WHERE':
      return 'feature';
    case 'IF':
      return keywords.includes('THEN') ? 'unwanted' : null;
    default:
      return 'ubiquitous';
  }
}
