export type TokenKind = 'keyword' | 'string' | 'function' | 'numeral' | 'comment';
/** A piece of a line; `kind` is null for what needs no colour. */
export interface Token {
  readonly text: string;
  readonly kind: TokenKind | null;
}

const C_LIKE =
  'abstract as async await boolean break case catch class const continue declare default delete do else enum export ' +
  'extends false final finally float fn for from func function go if impl implements import in instanceof int interface ' +
  'is let loop match mut new nil null of override package private protected pub public readonly return satisfies self ' +
  'static struct super switch this throw throws trait true try type typeof undefined use val var void while with yield';
const SCRIPTS =
  'and as assert async await begin break case class continue def del do done elif else elsif end esac except False fi ' +
  'finally for from function global if import in is lambda local module nil None nonlocal not or pass raise rescue ' +
  'return self then True try unless until when while with yield';
const SQL =
  'add all alter and as asc by column create default delete desc distinct drop exists foreign from group having in index ' +
  'insert into is join key left like limit not null on or order primary references right select set table union unique ' +
  'update values view where';

interface Language {
  readonly keywords: ReadonlySet<string>;
  readonly comment: string;
  readonly foldCase: boolean;
}

const language = (words: string, comment: string, foldCase = false): Language => ({
  keywords: new Set(words.split(' ')),
  comment,
  foldCase,
});
const SLASHES = language(C_LIKE, '\\/\\/.*|\\/\\*.*?(?:\\*\\/|$)|^\\s*\\*(?:\\s.*|\\/|$)');
const HASHES = language(SCRIPTS, '#.*');
const DASHES = language(SQL, '--.*', true);
const DATA = language('true false null', '#.*');

const BY_ENDING: Readonly<Record<string, Language>> = Object.fromEntries([
  ...'ts tsx mts cts js jsx mjs cjs java kt kts go rs c h cc cpp hpp cs swift scala dart php css scss proto'
    .split(' ')
    .map((ending) => [ending, SLASHES] as const),
  ...'py rb sh bash zsh ex exs pl r'.split(' ').map((ending) => [ending, HASHES] as const),
  ...'yml yaml toml json jsonc'.split(' ').map((ending) => [ending, DATA] as const),
  ['sql', DASHES] as const,
]);

const patterns = new Map<Language, RegExp>();

function patternOf(of: Language): RegExp {
  const known = patterns.get(of);
  if (known) return known;
  const string = '"(?:[^"\\\\]|\\\\.)*"?|\'(?:[^\'\\\\]|\\\\.)*\'?|`(?:[^`\\\\]|\\\\.)*`?';
  const source = `(?<comment>${of.comment})|(?<string>${string})|(?<numeral>\\b\\d[\\w.]*)|(?<call>[\\p{L}_$][\\p{L}\\p{N}_$]*(?=\\s*\\())|(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)`;
  const made = new RegExp(source, 'gu');
  patterns.set(of, made);
  return made;
}

/** Beyond this many characters a line is shown without colours. */
const LONGEST_LINE = 2_000;

/** Tints one line by the rules of its file's ending. Knows nothing of lines before it: a tint, not a parser. */
export function tokenise(line: string, path: string): readonly Token[] {
  const of = BY_ENDING[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
  if (!of || line.length > LONGEST_LINE) return [{ text: line, kind: null }];
  const tokens: Token[] = [];
  let end = 0;
  for (const match of line.matchAll(patternOf(of))) {
    const kind = kindOf(match, of);
    if (kind === null || match[0] === '') continue;
    if (match.index > end) tokens.push({ text: line.slice(end, match.index), kind: null });
    tokens.push({ text: match[0], kind });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ text: line.slice(end), kind: null });
  return tokens;
}

function kindOf(match: RegExpExecArray, of: Language): TokenKind | null {
  const { comment, string, numeral, word, call } = match.groups ?? {};
  if (comment !== undefined) return 'comment';
  if (string !== undefined) return 'string';
  if (numeral !== undefined) return 'numeral';
  const name = call ?? word ?? '';
  if (of.keywords.has(of.foldCase ? name.toLowerCase() : name)) return 'keyword';
  return call === undefined ? null : 'function';
}
