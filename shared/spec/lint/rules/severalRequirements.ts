import type { Remark } from '../finding.ts';
import type { Reading } from '../language/readText.ts';
import type { Token } from '../language/token.ts';
import type { SentenceRule } from './sentenceRule.ts';

/** One sentence that asks for several things: when one of them fails, nobody can say whether the requirement holds. */
export const severalRequirements: SentenceRule = {
  smell: 'several-requirements',
  check: (reading) => {
    const [first, ...others] = reading.tokens.filter((token) => isBinding(token, reading));
    if (!first) return [];
    const more = others.map(({ start, end, text }): Remark => {
      const message = `A second “${text}” in one sentence: if only one of them holds, the criterion is neither met nor missed.`;
      return { start, end, message };
    });
    return more.length > 0 ? more : secondVerb(first, reading);
  },
};

function isBinding({ lower, index }: Token, { main, classes }: Reading): boolean {
  return (lower === 'shall' || lower === 'must') && main[index] === true && classes[index] === 'modal';
}

/** “SHALL store the file and notify the owner.” */
function secondVerb(modal: Token, { tokens, classes, main }: Reading): readonly Remark[] {
  for (let index = modal.index + 2; index < tokens.length; index++) {
    const token = tokens[index];
    const before = tokens[index - 1];
    const joins = before?.lower === 'and' || (before?.lower === 'then' && tokens[index - 2]?.lower === 'and');
    if (!token || !joins || !main[index] || classes[index] !== 'verb' || token.lower.endsWith('s')) continue;
    const message = `“and ${token.text}” asks for a second thing, which may hold while the first does not.`;
    return [{ start: before.start, end: token.end, message, severity: 'info' }];
  }
  return [];
}
