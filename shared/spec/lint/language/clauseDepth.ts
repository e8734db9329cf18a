import { RELATIVES, SUBORDINATORS } from '../data/closedClasses.ts';
import type { Token } from './token.ts';
import type { WordClass } from './wordClass.ts';

/** Conjunctions that may also be prepositions or adverbs. */
const EITHER_WAY = new Set(['as', 'before', 'after', 'since', 'until', 'till', 'than', 'so', 'once', 'like']);

/**
 * For every token whether it stands in the main clause. Conditions, relative clauses and parentheses do not: what is
 * said there describes a situation, and only the main clause asks for something.
 */
export function mainClause(tokens: readonly Token[], classes: readonly WordClass[]): readonly boolean[] {
  const main: boolean[] = [];
  let parentheses = 0;
  let open: { start: number; fronted: boolean; finite: boolean; within: number } | null = null;
  for (const token of tokens) {
    const kind = classes[token.index];
    if (token.text === '(' || token.text === '[') parentheses++;
    if (open && endsClause(token, kind, open)) {
      if (kind === 'modal' && open.fronted) restoreSubject(main, classes, token.index, open.start);
      open = null;
    }
    if (opensClause(token, tokens, classes))
      open = { start: token.index, fronted: isFronted(token, main), finite: false, within: parentheses };
    else if (open && (kind === 'auxiliary' || kind === 'modal' || kind === 'verb')) open.finite = true;
    main.push(!open && parentheses === 0);
    if ((token.text === ')' || token.text === ']') && parentheses > 0) parentheses--;
    if (open && open.within > parentheses) open = null;
  }
  return main;
}

function isFronted(token: Token, main: readonly boolean[]): boolean {
  return token.index === 0 || !main.some(Boolean);
}

function opensClause(token: Token, tokens: readonly Token[], classes: readonly WordClass[]): boolean {
  if (token.kind !== 'word') return false;
  const next = tokens[token.index + 1];
  if (token.lower === 'that' || token.lower === 'so') {
    return classes[token.index] === 'subordinator' && token.index > 0 && !isPurpose(token, tokens);
  }
  if (!SUBORDINATORS.has(token.lower) && !RELATIVES.has(token.lower)) return false;
  if (!EITHER_WAY.has(token.lower)) return true;
  // A preposition takes a noun, a conjunction a clause: look for a finite verb before the next stop.
  for (let index = token.index + 1; index < tokens.length && index < token.index + 9; index++) {
    const each = tokens[index];
    const kind = classes[index];
    if (!each || kind === 'punctuation' || kind === 'preposition' || kind === 'coordinator') return false;
    if (kind === 'auxiliary' || kind === 'modal' || (kind === 'verb' && each !== next)) return true;
  }
  return false;
}

/** “so that”, “such that”, “in such a way that”: a result that is asked for as much as the main clause is. */
function isPurpose(token: Token, tokens: readonly Token[]): boolean {
  if (token.lower === 'so') return tokens[token.index + 1]?.lower === 'that';
  const before = tokens.slice(Math.max(0, token.index - 4), token.index).map(({ lower }) => lower);
  return before.at(-1) === 'so' || before.includes('such');
}

function endsClause(token: Token, kind: WordClass | undefined, open: { finite: boolean }): boolean {
  if (token.lower === 'then') return true;
  if (kind === 'punctuation') return token.text === ',' || token.text === ';' || token.text === ':';
  return open.finite && kind === 'modal';
}

/** Without a comma, the subject of the main clause was read as part of the condition: give it back. */
function restoreSubject(main: boolean[], classes: readonly WordClass[], modal: number, start: number): void {
  for (let index = modal - 1; index > start; index--) {
    main[index] = true;
    if (classes[index] === 'determiner' || classes[index] === 'pronoun') return;
  }
}
