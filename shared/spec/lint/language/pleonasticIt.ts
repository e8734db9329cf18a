import type { Reading } from './readText.ts';
import type { Token } from './token.ts';

const JUDGEMENTS = new Set(
  `possible impossible necessary important acceptable required recommended essential desirable mandatory permissible
   permitted allowed clear likely unlikely advisable sufficient useful assumed expected intended understood noted
   responsibility case common feasible obvious preferable difficult easy safe made`
    .trim()
    .split(/\s+/),
);

/** Whether “it” stands for nothing: “it shall be possible to”, “it is required that”. */
export function isPleonastic(token: Token, { tokens, classes }: Reading): boolean {
  if (token.lower !== 'it') return false;
  let index = token.index + 1;
  while (['modal', 'auxiliary', 'adverb'].includes(classes[index] ?? '')) index++;
  const word = tokens[index]?.lower;
  if (word === 'the' || word === 'a') return JUDGEMENTS.has(tokens[index + 1]?.lower ?? '');
  if (!word || !JUDGEMENTS.has(word) || index === token.index + 1) return false;
  return tokens.slice(index + 1).some(({ lower }) => lower === 'to' || lower === 'that' || lower === 'for');
}
