import { COMMON_ACRONYMS } from '../data/commonAcronyms.ts';
import type { Remark } from '../finding.ts';
import type { Reading } from '../language/readText.ts';
import type { Token } from '../language/token.ts';
import type { RuleContext, SentenceRule } from './sentenceRule.ts';

const ACRONYM = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\d]{2,7}s?$/u;

/** How far from it a text explains an acronym, in UTF-16 units. */
const NEAR = 10_000;

/** Capitals that the text never writes out. Told once, where they first stand. */
export const undefinedAcronym: SentenceRule = {
  smell: 'undefined-acronym',
  check: (reading, context) => {
    if (isShouted(reading)) return [];
    const seen = new Set<string>();
    return reading.tokens.flatMap((token): Remark[] => {
      const name = token.text.replace(/s$/, '');
      if (token.kind !== 'word' || !ACRONYM.test(token.text) || seen.has(name)) return [];
      seen.add(name);
      if (COMMON_ACRONYMS.has(name) || isDefined(name, token, context)) return [];
      const message = `“${token.text}” is not written out anywhere, so readers outside the team have to guess.`;
      return [{ start: token.start, end: token.end, message }];
    });
  },
};

/** A sentence in capitals throughout says nothing about acronyms. */
function isShouted({ tokens }: Reading): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word');
  const loud = words.filter(
    ({ text }) => text.length > 1 && text === text.toUpperCase() && !COMMON_ACRONYMS.has(text),
  );
  return words.length > 2 && loud.length * 2 > words.length;
}

/** “Role Based Access Control (RBAC)”, “RBAC (Role …)” or an entry of the glossary; “RBAC-7” is an id. */
function isDefined(name: string, { start, end }: Token, { text, terms }: RuleContext): boolean {
  if (terms.has(name.toLowerCase())) return true;
  if (
    text.slice(Math.max(0, start - NEAR), end + NEAR).includes(`(${name})`) ||
    /^s? \(\p{L}/u.test(text.slice(end))
  )
    return true;
  return /^[-\d]/.test(text.slice(end)) || text[start - 1] === '-' || text[start - 1] === '_';
}
