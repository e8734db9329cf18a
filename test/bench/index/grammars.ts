import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Language } from '#shared/code/language.ts';

/** What the benchmark uses of the tree-sitter that comes with its grammars in one npm package. */
type SyntaxNode = {
  readonly type: string;
  readonly text: string;
  readonly namedChildren: readonly (SyntaxNode | null)[];
  readonly parent: SyntaxNode | null;
  childForFieldName(name: string): SyntaxNode | null;
};
type Tree = { readonly rootNode: SyntaxNode; delete(): void };
type Parser = { setLanguage(language: unknown): void; parse(text: string): Tree | null };
type TreeSitter = {
  readonly Parser: { new (): Parser; init(options: object): Promise<void> };
  readonly Language: { load(bytes: Uint8Array): Promise<unknown> };
};

const GRAMMARS: Readonly<Record<Language, string>> = {
  typescript: 'tsx',
  python: 'python',
  go: 'go',
  java: 'java',
  ruby: 'ruby',
  php: 'php',
  csharp: 'c-sharp',
  rust: 'rust',
  c: 'cpp',
};

export type Grammars = {
  /** Parses, and does nothing with the tree. */
  parse(text: string, path: string, language: Language): void;
  /** Names that the tree defines. */
  definitions(text: string, path: string, language: Language): ReadonlySet<string>;
};

export async function loadGrammars(): Promise<Grammars> {
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm');
  const { Parser, Language: Loader } = require(join(folder, 'tree-sitter.js')) as TreeSitter;
  await Parser.init({ locateFile: (name: string) => join(folder, name) });
  const names = [...Object.values(GRAMMARS), 'typescript'];
  const parsers = new Map<string, Parser>();
  for (const name of names) {
    const parser = new Parser();
    parser.setLanguage(await Loader.load(readFileSync(join(folder, `tree-sitter-${name}.wasm`))));
    parsers.set(name, parser);
  }
  const treeOf = (text: string, path: string, language: Language) =>
    parsers.get(/\.[cm]?ts$/.test(path) ? 'typescript' : GRAMMARS[language])?.parse(text) ?? null;
  return {
    parse: (text, path, language) => treeOf(text, path, language)?.delete(),
    definitions(text, path, language) {
      const found = new Set<string>();
      const tree = treeOf(text, path, language);
      if (tree) collect(tree.rootNode, found);
      tree?.delete();
      return found;
    },
  };
}

const DEFINES =
  /^(?:generator_)?function_(?:declaration|definition|item|signature_item)$|^(?:abstract_)?class(?:_declaration|_definition|_specifier)?$|^(?:interface|enum|record|struct|trait|method|constructor|property|annotation_type)_declaration$|^(?:struct|enum|trait|union|type|mod|const|static)_item$|^(?:struct|enum|union)_specifier$|^(?:method_definition|type_alias_declaration|type_spec|const_spec|macro_definition|module|method|singleton_method|var_spec|type_definition|preproc_def|preproc_function_def)$/;

function collect(node: SyntaxNode, names: Set<string>): void {
  const name = nameOf(node);
  if (name !== null) names.add(name);
  for (const child of node.namedChildren) if (child) collect(child, names);
}

function nameOf(node: SyntaxNode): string | null {
  if (node.type === 'variable_declarator') return nameOfVariable(node);
  if (node.type === 'assignment' && node.parent?.parent?.type === 'module') {
    const left = node.childForFieldName('left');
    return left?.type === 'identifier' ? left.text : null;
  }
  if (node.type === 'const_element') return node.namedChildren[0]?.text ?? null;
  if (
    node.type === 'var_spec' &&
    !/^source_file$/.test(node.parent?.parent?.type ?? '') &&
    node.parent?.parent?.parent?.type !== 'source_file'
  )
    return null;
  if (!DEFINES.test(node.type)) return null;
  // A specifier without a body only mentions the type.
  if (node.type.endsWith('_specifier') && !node.childForFieldName('body')) return null;
  const direct = node.childForFieldName('name');
  if (direct) return lastPart(direct.text);
  const declarator = node.childForFieldName('declarator');
  return declarator ? nameOfDeclarator(declarator) : null;
}

/** At the top of a file, or a function: what an outline shows. */
function nameOfVariable(node: SyntaxNode): string | null {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value')?.type ?? '';
  const holder = node.parent?.parent?.type ?? '';
  const top = holder === 'program' || holder === 'export_statement';
  const isFunction = value === 'arrow_function' || value === 'function_expression';
  return name?.type === 'identifier' && (top || isFunction) ? name.text : null;
}

function nameOfDeclarator(node: SyntaxNode): string | null {
  const inner = node.childForFieldName('declarator');
  if (inner) return nameOfDeclarator(inner);
  const reference = node.namedChildren.find((child) => child?.type === 'function_declarator');
  return reference ? nameOfDeclarator(reference) : lastPart(node.text);
}

function lastPart(name: string): string {
  return (
    name
      .replace(/<[^>]*>$/, '')
      .split(/::|\.|\\/)
      .at(-1) ?? name
  );
}
