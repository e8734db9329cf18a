import type { Sentence, Token } from './token.ts';

const TOKEN =
  /`[^`\n]*`|[Aa]nd\/[Oo]r(?!\p{L})|https?:\/\/\S+|[\w.-]+(?:\/[\w.-]+)+\.\w+|“[^”\n]{1,80}”|"[^"\n]{1,80}"|«[^»\n]{1,80}»|\d+(?:[.,:]\d+)*|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}_]|['’-](?=[\p{L}\p{N}]))*|(?:\p{Extended_Pictographic}|[^\s\p{L}\p{N}])/gu;
const ABBREVIATIONS = new Set(
  'e.g i.e eg ie etc vs cf approx no nr sec min max fig dr mr mrs ms st incl resp ca'.split(' '),
);

/** Nobody reads on; and rules compare words of a sentence with each other, so a page without a stop must not be one. */
const LONGEST = 300;

/** Cuts text into sentences of tokens. Every offset is one of the given text; nothing is changed or dropped but space. */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  const finish = () => {
    const [first] = tokens;
    const last = tokens.at(-1);
    if (first && last) sentences.push({ start: first.start, end: last.end, tokens });
    tokens = [];
  };
  let previousEnd = 0;
  for (const match of text.matchAll(TOKEN)) {
    const end = match.index + match[0].length;
    if (/\n[ \t]*\r?\n/.test(text.slice(previousEnd, match.index))) finish();
    previousEnd = end;
    const token = tokenOf(match[0], match.index, end, tokens.length);
    tokens.push(token);
    if (tokens.length >= LONGEST || isSentenceEnd(text, token, tokens.at(-2))) finish();
  }
  finish();
  return sentences;
}

function tokenOf(text: string, start: number, end: number, index: number): Token {
  return { kind: kindOf(text), text, lower: text.toLowerCase().replaceAll('’', "'"), start, end, index };
}

function kindOf(text: string): Token['kind'] {
  if (text.length > 1 && /^[`“"«]|:\/\/|\/.*\.\w/.test(text)) return 'literal';
  if (/^\d/.test(text)) return 'number';
  return /^\p{L}/u.test(text) ? 'word' : 'punctuation';
}

function isSentenceEnd(text: string, token: Token, previous: Token | undefined): boolean {
  if (token.kind !== 'punctuation') return false;
  if (token.text === '!' || token.text === '?') return true;
  if (token.text !== '.') return false;
  const after = text.slice(token.end, token.end + 40);
  if (!/^["”’)\]]*(?:\s|$)/.test(after)) return false;
  if (!previous) return false;
  const next = /^["”’)\]]*\s+(\S)/.exec(after)?.[1];
  if (previous.kind === 'word' && ABBREVIATIONS.has(previous.lower))
    return next !== undefined && /\p{Lu}/u.test(next) && previous.lower === 'etc';
  if (
    previous.kind === 'word' &&
    previous.text.length === 1 &&
    previous.start > 0 &&
    text[previous.start - 1] === '.'
  )
    return false;
  return next === undefined || !/\p{Ll}/u.test(next);
}
