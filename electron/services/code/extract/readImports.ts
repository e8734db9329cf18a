import type { Language } from '#shared/code/language.ts';

/** `from` is what the code says; `names` what it takes from there, where that decides the file (Python). */
export type RawImport = {
  readonly from: string;
  readonly names?: readonly string[];
  readonly offset: number;
};

/** Quotes stand in the masked code where they stand in the text, so what they hold is read from the text. */
const QUOTED: Partial<Record<Language, RegExp>> = {
  typescript:
    /(?:\bfrom\s*|^[ \t]*import\s*|\bimport\s*\(\s*|\brequire\s*(?:\.\s*resolve\s*)?\(\s*|\bmock\s*\(\s*)(["'`])( *)\1/gm,
  ruby: /\b(?<how>require_relative|require|load|autoload\s+:\w+,)\s*\(?\s*(["'])( *)\2/gm,
  php: /\b(?:require|include)(?:_once)?\b[^;"'\n]*(["'])( *)\1/gm,
  c: /^[ \t]*#[ \t]*(?:include|import)[ \t]*(["])( *)\1/gm,
};

export function readImports(text: string, code: string, language: Language): RawImport[] {
  const quoted = [...code.matchAll(QUOTED[language] ?? /(?!)/g)].map((match) => {
    const end = match.index + match[0].length - 1;
    const inside = text.slice(end - (match.at(-1) ?? '').length, end);
    return { from: inside, offset: match.index };
  });
  switch (language) {
    case 'typescript':
      return quoted;
    case 'ruby':
      return quoted.map((each) =>
        code.startsWith('require_relative', each.offset) ? { ...each, from: `./${each.from}` } : each,
      );
    case 'c':
      return [...quoted, ...matches(code, /^[ \t]*#[ \t]*include[ \t]*<([^>\n]+)>/gm)];
    case 'python':
      return readPython(code);
    case 'go':
      return readGo(text, code);
    case 'java':
      return matches(code, /^[ \t]*import\s+(?:static\s+)?([\w.]+(?:\.\*)?)\s*;/gm);
    case 'csharp':
      return matches(code, /^[ \t]*(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?([A-Z][\w.]*)\s*;/gm);
    case 'php':
      return [...quoted, ...readPhpUses(code)];
    case 'rust':
      return readRust(code);
  }
}

function matches(code: string, pattern: RegExp): RawImport[] {
  return [...code.matchAll(pattern)].map((match) => ({ from: match[1] ?? '', offset: match.index }));
}

function readPython(code: string): RawImport[] {
  const froms = [...code.matchAll(/^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n;]+)/gm)].map(
    ([, from = '', list = ''], index) => ({ from, names: namesOf(list), offset: index }),
  );
  const plain = [...code.matchAll(/^[ \t]*import[ \t]+([^\n;]+)/gm)].flatMap(([, list = ''], index) =>
    namesOf(list, /[\w.]+/).map((from) => ({ from, offset: index })),
  );
  return [...froms, ...plain];
}

/** `(a as b, c)` takes a and c. */
function namesOf(list: string, name = /\w+/): string[] {
  return list.split(',').flatMap((part) => name.exec(part)?.[0] ?? []);
}

function readGo(text: string, code: string): RawImport[] {
  const imports: RawImport[] = [];
  for (const match of code.matchAll(/^import\s*(?:\(([^)]*)\)|[\w.]*\s*(?:"[^"\n]*"))/gm)) {
    const whole = text.slice(match.index, match.index + match[0].length);
    for (const [, from = ''] of whole.matchAll(/^[^"/\n]*"([^"\n]+)"/gm))
      imports.push({ from, offset: match.index });
  }
  return imports;
}

function readPhpUses(code: string): RawImport[] {
  return [
    ...code.matchAll(/^[ \t]*use\s+(?:function\s+|const\s+)?([\w\\]+)(?:\\\{([^}]*)\}|\s+as\s+\w+)?\s*;/gm),
  ].flatMap(([, from = '', group], index) =>
    group === undefined
      ? [{ from: from.replace(/^\\/, ''), offset: index }]
      : namesOf(group, /[\w\\]+/).map((name) => ({ from: `${from}\\${name}`, offset: index })),
  );
}

function readRust(code: string): RawImport[] {
  const uses = [...code.matchAll(/^[ \t]*(?:pub(?:\([^)]*\))?\s+)?use\s+([^;]{1,4000});/gm)].flatMap(
    ([, tree = ''], index) => expandUse(tree.replace(/\s+/g, ' ')).map((from) => ({ from, offset: index })),
  );
  const modules = matches(code, /^[ \t]*(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*;/gm);
  return [...uses, ...modules.map((each) => ({ ...each, from: `mod ${each.from}` }))];
}

/** `a::{b, c::d}` is a::b and a::c::d. */
function expandUse(tree: string): string[] {
  const open = tree.indexOf('{');
  if (open < 0) return [tree.replace(/ as \w+/, '').replaceAll(' ', '')];
  const head = tree.slice(0, open).replaceAll(' ', '');
  return splitTopLevel(tree.slice(open + 1, tree.lastIndexOf('}'))).flatMap((part) =>
    expandUse(part).map((rest) => `${head}${rest}`),
  );
}

function splitTopLevel(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= list.length; at += 1) {
    const letter = list[at];
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    if (letter !== undefined && (letter !== ',' || depth > 0)) continue;
    if (list.slice(from, at).trim() !== '') parts.push(list.slice(from, at).trim());
    from = at + 1;
  }
  return parts;
}
