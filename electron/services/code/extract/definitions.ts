import type { Language } from '#shared/code/language.ts';
import type { SymbolKind } from '#shared/code/code.ts';

/** `name`, and `names` for a list with commas, are named groups. */
type Rule = { readonly kind: SymbolKind; readonly pattern: RegExp };

const rule = (kind: SymbolKind, source: string): Rule => ({
  kind,
  pattern: new RegExp(bounded(source), 'gm'),
});

/** Nobody leaves more space or longer lists in a definition, and hostile text must not cost the square of its length. */
function bounded(source: string): string {
  return source
    .replace(
      /(\\s|\[ \\t\])([*+])/g,
      (_, what: string, much: string) => `${what}{${much === '*' ? 0 : 1},60}`,
    )
    .replace(
      /(\[\^[^\]]*\])([*+])/g,
      (_, what: string, much: string) => `${what}{${much === '*' ? 0 : 1},600}`,
    );
}

const JS_NAME = String.raw`(?<name>[\p{L}_$][\p{L}\p{N}_$]*)`;
const js = (kind: SymbolKind, source: string): Rule => ({
  kind,
  pattern: new RegExp(bounded(source.replace('NAME', JS_NAME)), 'gmu'),
});
const ANNOTATION = String.raw`@\w+(?:\.\w+)*(?:\([^()\n]*\))?`;
const C_MODIFIERS = String.raw`(?:(?:${ANNOTATION}|public|private|protected|internal|static|final|abstract|virtual|override|async|sealed|synchronized|native|default|readonly|partial|extern|unsafe|new|required|strictfp)\s+){0,12}`;
const PARAMETERS = String.raw`\([^;{}()]*(?:\([^;{}()]*\)[^;{}()]*)*\)`;

export const DEFINITIONS: Readonly<Record<Language, readonly Rule[]>> = {
  typescript: [
    js('function', String.raw`\bfunction\b\s*\*?\s*NAME\s*[<(]`),
    js('class', String.raw`(?<![.\p{L}\p{N}_$])class\s+(?!extends\b|implements\b)NAME`),
    js(
      'type',
      String.raw`^[ \t]*(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:interface|(?:const\s+)?enum|namespace)\s+NAME`,
    ),
    js('type', String.raw`^[ \t]*(?:export\s+)?(?:declare\s+)?type\s+NAME\s*(?:=|<)`),
    js('variable', String.raw`^(?:export\s+)?(?:declare\s+)?(?:const|let|var)\s+NAME`),
    js(
      'function',
      String.raw`^[ \t]+(?:const|let|var)\s+NAME\s*(?::[^=\n]+)?=\s*(?:async\s*)?(?:function\b|(?:\([^()]*\)|[\p{L}\p{N}_$]+)\s*(?::[^=\n]+)?=>)`,
    ),
    js(
      'method',
      String.raw`^[ \t]+(?:(?:public|private|protected|static|readonly|abstract|override|async|get|set)\s+)*\*?\s*#?NAME\s*(?:<[^<>()\n]*>)?\((?:[^(){};]|\([^()]*\)|\{[^{}]*\})*\)\s*(?::[^=;\n]+?)?\{\s*$`,
    ),
  ],
  python: [
    rule('function', String.raw`^[ \t]*(?:async[ \t]+)?def[ \t]+(?<name>\w+)`),
    rule('class', String.raw`^[ \t]*class[ \t]+(?<name>\w+)`),
    rule('variable', String.raw`^(?<name>[A-Za-z_]\w*)[ \t]*(?::[^=\n]+)?=(?!=)`),
  ],
  go: [
    rule('method', String.raw`^func\s*\([^)]*\)\s*(?<name>\w+)`),
    rule('function', String.raw`^func\s+(?<name>\w+)`),
    rule('type', String.raw`^type\s+(?<name>\w+)`),
    rule('variable', String.raw`^(?:var|const)\s+(?<names>\w+(?:\s*,\s*\w+)*)`),
    rule('type', String.raw`^\t(?<name>[A-Z]\w*)(?:\[[^\]\n]*\])?\s+(?:struct|interface)\s*\{`),
  ],
  java: [
    rule('class', String.raw`\b(?:class|interface|enum|@interface|record)\s+(?<name>[A-Z_]\w*)`),
    rule(
      'method',
      String.raw`^[ \t]*${C_MODIFIERS}(?:<[^;{}()=]*?>\s*)?(?!return\b|new\b|else\b|throw\b|package\b|import\b)[\w.]+(?:<[^;{}()=]*>)?(?:\[\])*\s+(?<name>\w+)\s*${PARAMETERS}\s*(?:throws[^;{]+)?[{;]`,
    ),
    rule(
      'method',
      String.raw`^[ \t]+(?:@\w+\s+){0,6}(?:public|protected|private)?\s*(?<name>[A-Z]\w*)\s*${PARAMETERS}\s*(?:throws[^;{]+)?\{`,
    ),
  ],
  ruby: [
    rule('class', String.raw`^[ \t]*(?:class|module)[ \t]+(?:\w+::)*(?<name>[A-Z]\w*)`),
    rule(
      'method',
      String.raw`^[ \t]*(?:(?:private|public|protected)[ \t]+)?def[ \t]+(?:self\.|\w+\.)?(?<name>\w+[?!=]?)`,
    ),
    rule('variable', String.raw`^[ \t]*(?<name>[A-Z][A-Z0-9_]*)[ \t]*=(?!=)`),
  ],
  php: [
    rule(
      'class',
      String.raw`^[ \t]*(?:(?:abstract|final|readonly)\s+)*(?:class|interface|trait|enum)\s+(?<name>\w+)`,
    ),
    rule('function', String.raw`\bfunction\s+&?\s*(?<name>\w+)\s*\(`),
    rule(
      'variable',
      String.raw`^[ \t]*(?:(?:public|private|protected|final)\s+)*const\s+(?:\??[\w\\|]+\s+)?(?<name>\w+)\s*=`,
    ),
  ],
  csharp: [
    rule(
      'class',
      String.raw`\b(?:class|interface|enum|struct|record(?:\s+(?:class|struct))?)\s+(?<name>[A-Z_]\w*)`,
    ),
    rule(
      'method',
      String.raw`^[ \t]*(?:\[[^\]\n]*\]\s*)*${C_MODIFIERS}(?!return\b|new\b|else\b|throw\b|using\b|namespace\b|await\b|var\b)[\w.?]+(?:<[^;{}()=]*>)?[?[\]]*\s+(?<name>\w+)\s*(?:<[^<>]*>)?\s*${PARAMETERS}\s*(?:where[^{;=]+)?(?:\{|=>|;)`,
    ),
    rule(
      'method',
      String.raw`^[ \t]+(?:public|protected|private|internal)\s+(?<name>[A-Z]\w*)\s*${PARAMETERS}\s*(?::\s*(?:base|this)\s*\([^{]*\)\s*)?(?:\{|=>)`,
    ),
    rule(
      'variable',
      String.raw`^[ \t]+(?:public|protected|private|internal)\s+${C_MODIFIERS}[\w.?<>,\[\] ]+?\s+(?<name>\w+)\s*(?:\{\s*(?:get|set|init)\b|=>)`,
    ),
  ],
  rust: [
    rule(
      'function',
      String.raw`^[ \t]*(?:pub(?:\([^)]*\))?\s+)?(?:(?:default|const|async|unsafe|extern(?:\s*"[^"]*")?)\s+)*fn\s+(?<name>\w+)`,
    ),
    rule(
      'type',
      String.raw`^[ \t]*(?:pub(?:\([^)]*\))?\s+)?(?:unsafe\s+)?(?:struct|enum|trait|union|type|mod)\s+(?<name>\w+)`,
    ),
    rule(
      'variable',
      String.raw`^[ \t]*(?:pub(?:\([^)]*\))?\s+)?(?:const|static)\s+(?:mut\s+)?(?<name>[A-Z_]\w*)\s*:`,
    ),
    rule('function', String.raw`\bmacro_rules!\s*(?<name>\w+)`),
  ],
  c: [
    rule(
      'function',
      String.raw`^(?!\s|(?:return|else|typedef|using|namespace|if|for|while|switch)\b)[A-Za-z_][\w \t*&:<>,\[\]]*?[\s*&:](?<name>~?\w+)\s*${PARAMETERS}(?:\s*(?:const|noexcept|override|final|volatile))*\s*(?:->[^{;]+)?(?::[^;{]*)?\{`,
    ),
    rule(
      'method',
      String.raw`^[ \t]+(?:(?:static|virtual|inline|constexpr|explicit)\s+)*(?!return\b|else\b|new\b|delete\b|throw\b)[A-Za-z_][\w:<>,*& \t]*?[ \t*&](?<name>~?\w+)${PARAMETERS}(?:\s*(?:const|noexcept|override|final))*\s*\{`,
    ),
    rule(
      'class',
      String.raw`^[ \t]*(?:typedef\s+)?(?:template\s*<[^>]*>\s*)?(?:struct|class|enum(?:\s+(?:class|struct))?|union)\s+(?:[A-Z_]+\s+)?(?<name>\w+)\s*(?:final\s*)?(?::[^;{]*)?\{`,
    ),
    rule('type', String.raw`^\}\s*(?<name>\w+)\s*;`),
    rule('type', String.raw`^[ \t]*typedef\s+[^;{}]*?\b(?<name>\w+)\s*;`),
    rule('type', String.raw`^[ \t]*using\s+(?<name>\w+)\s*=`),
    rule('variable', String.raw`^[ \t]*#[ \t]*define[ \t]+(?<name>\w+)`),
  ],
};

/** What reads like a name before a bracket and is a word of the languages whose methods have no word before them. */
export const NOT_NAMES: Partial<Record<Language, ReadonlySet<string>>> = {
  typescript: words(
    'if for while switch catch return function else do try finally with await yield typeof throw super this',
  ),
  java: words('if for while switch catch return else do try synchronized throw super this new'),
  csharp: words(
    'if for while switch catch return else do try lock using foreach when throw base this new fixed nameof typeof',
  ),
  c: words('if for while switch catch return else do try sizeof throw defined alignas decltype'),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
