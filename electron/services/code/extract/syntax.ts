import type { Language } from '#shared/code/language.ts';

/**
 * What is comment and what is string in each language, as one pattern: a match that begins with a quote keeps its
 * quotes. Every alternative ends at the end of the text at the latest, so broken code costs no backtracking.
 */
const LINE = String.raw`\/\/[^\n]*`;
const BLOCK = String.raw`\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))`;
const HASH = String.raw`#[^\n]*`;
const DOUBLE = String.raw`"(?:[^"\\\n]|\\[\s\S])*"?`;
const SINGLE = String.raw`'(?:[^'\\\n]|\\[\s\S])*'?`;
const LONG_DOUBLE = String.raw`"(?:[^"\\]|\\[\s\S])*"?`;
const LONG_SINGLE = String.raw`'(?:[^'\\]|\\[\s\S])*'?`;
const TRIPLE_DOUBLE = String.raw`"""[\s\S]*?(?:"""|$(?![\s\S]))`;
const TRIPLE_SINGLE = String.raw`'''[\s\S]*?(?:'''|$(?![\s\S]))`;
const BACKTICK = '`[^`]*`?';
const TEMPLATE = '`(?:[^`\\\\$]|\\\\[\\s\\S]|\\$(?!\\{)|\\$\\{(?:[^{}`]|\\{[^{}]*\\}|`[^`]*`)*\\}?)*`?';
const REGEX = String.raw`(?<=[(,=:[!&|?{};+\n]\s{0,40}|return )\/(?![*\/])(?:[^\\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/`;
const CHARACTER = String.raw`'(?:[^'\\\n]|\\[^\n]{1,10}?)'`;
const HEREDOC = String.raw`<<[~-]?(['"]?)([A-Z_]{2,})\1[\s\S]*?(?:\n[ \t]*\2\b|$(?![\s\S]))`;
const PHP_HEREDOC = String.raw`<<<[ \t]*(['"]?)(\w+)\1[\s\S]*?(?:\n[ \t]*\2\b|$(?![\s\S]))`;

export const SYNTAX: Readonly<Record<Language, RegExp>> = {
  typescript: pattern(LINE, BLOCK, REGEX, DOUBLE, SINGLE, TEMPLATE),
  python: pattern(HASH, TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE),
  go: pattern(LINE, BLOCK, DOUBLE, CHARACTER, BACKTICK),
  java: pattern(LINE, BLOCK, TRIPLE_DOUBLE, DOUBLE, CHARACTER),
  ruby: pattern(String.raw`^=begin[\s\S]*?(?:^=end|$(?![\s\S]))`, HASH, HEREDOC, LONG_DOUBLE, LONG_SINGLE),
  php: pattern(LINE, BLOCK, String.raw`#(?!\[)[^\n]*`, PHP_HEREDOC, LONG_DOUBLE, LONG_SINGLE),
  csharp: pattern(LINE, BLOCK, TRIPLE_DOUBLE, String.raw`@"(?:[^"]|"")*"?`, DOUBLE, CHARACTER),
  rust: pattern(LINE, BLOCK, String.raw`r(#{1,4})"[\s\S]*?(?:"\1|$(?![\s\S]))`, LONG_DOUBLE, CHARACTER),
  c: pattern(LINE, BLOCK, DOUBLE, CHARACTER),
};

/** Numbered groups must keep their numbers, so at most one alternative of a language has any. */
function pattern(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'), 'gm');
}

/** The same text, character for character in its place, with comments and what strings hold blanked. */
export function maskCode(text: string, language: Language): string {
  return text.replace(SYNTAX[language], (found: string) => {
    const first = found[0];
    const quoted = (first === '"' || first === "'" || first === '`') && found.length > 1;
    if (!quoted) return blank(found);
    return `${first}${blank(found.slice(1, -1))}${found.at(-1) ?? ''}`;
  });
}

function blank(text: string): string {
  return text.includes('\n') ? text.replace(/[^\n]/g, ' ') : ' '.repeat(text.length);
}
