import type { CodeSymbol } from '#shared/code/code.ts';
import type { Language } from '#shared/code/language.ts';
import { DEFINITIONS, NOT_NAMES } from './definitions.ts';
import { readImports, type RawImport } from './readImports.ts';
import { maskCode } from './syntax.ts';

export type Extracted = {
  readonly symbols: readonly CodeSymbol[];
  readonly imports: readonly RawImport[];
  /** Every name that the code uses, once; comments and strings aside. */
  readonly references: readonly string[];
  /** Java's package, PHP's and C#'s namespaces: what other files import this one by. */
  readonly namespaces: readonly string[];
};

const MOST_SYMBOLS = 5_000;
const MOST_REFERENCES = 20_000;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const NAMESPACE: Partial<Record<Language, RegExp>> = {
  java: /^[ \t]*package\s+([\w.]+)/gm,
  php: /^[ \t]*(?:<\?php\s+)?namespace\s+([\w\\]+)/gm,
  csharp: /^[ \t]*namespace\s+([\w.]+)/gm,
};

/** Definitions, imports and names used of one file; never fails, whatever the text. */
export function extractFile(text: string, language: Language): Extracted {
  const code = maskCode(text, language);
  return {
    symbols: readSymbols(code, language),
    imports: readImports(text, code, language),
    references: readReferences(code),
    namespaces: [...code.matchAll(NAMESPACE[language] ?? /(?!)/g)].map(([, name = '']) => name),
  };
}

function readSymbols(code: string, language: Language): CodeSymbol[] {
  const lineOf = createLineFinder(code);
  const found = new Map<number, CodeSymbol>();
  for (const { kind, pattern } of DEFINITIONS[language]) {
    for (const match of code.matchAll(pattern)) {
      const { name, names } = match.groups ?? {};
      for (const each of (names ?? name ?? '').split(/\s*,\s*/)) {
        const at = match.index + match[0].lastIndexOf(each);
        const start = match.index + Math.max(0, match[0].search(/\S/));
        if (each === '' || NOT_NAMES[language]?.has(each) || found.has(at)) continue;
        found.set(at, { name: each, kind, line: lineOf(Math.min(start, at)) });
        if (found.size >= MOST_SYMBOLS) break;
      }
    }
  }
  if (language === 'go') for (const symbol of readGoGroups(code, lineOf)) found.set(symbol.at, symbol);
  return distinct(
    [...found.entries()]
      .toSorted(([a], [b]) => a - b)
      .map(([, { name, kind, line }]) => ({ name, kind, line })),
  );
}

const GO_GROUP = /^(?<word>const|var|type)\s*\((?<body>[\s\S]*?)^\)/gm;

/** The names that open the lines of `const (…)`, `var (…)` and `type (…)`. */
function readGoGroups(code: string, lineOf: (offset: number) => number): (CodeSymbol & { at: number })[] {
  return [...code.matchAll(GO_GROUP)].flatMap((group) => {
    const { word, body = '' } = group.groups ?? {};
    const start = group.index + group[0].indexOf('(') + 1;
    return [...body.matchAll(/^\t(\w+(?:[ \t]*,[ \t]*\w+)*)/gm)].flatMap((line) =>
      (line[1] ?? '').split(/\s*,\s*/).map((name, index): CodeSymbol & { at: number } => {
        const at = start + line.index + 1 + index;
        return { name, kind: word === 'type' ? 'type' : 'variable', line: lineOf(at), at };
      }),
    );
  });
}

/** Two rules may both see one definition, at other places of its line. */
function distinct(symbols: readonly CodeSymbol[]): CodeSymbol[] {
  const seen = new Set<string>();
  return symbols.filter(({ name, line }) => {
    const key = `${line} ${name}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function readReferences(code: string): string[] {
  const names = new Set<string>();
  for (const [name] of code.matchAll(NAME)) {
    if (name.length > 2 && name.length < 80) names.add(name);
    if (names.size >= MOST_REFERENCES) break;
  }
  return [...names];
}

/** Lines count from 1. */
export function createLineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
