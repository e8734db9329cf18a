import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#shared/code/language.ts';
import { extractFile } from './extractFile.ts';
import { maskCode } from './syntax.ts';

function namesIn(language: Language, text: string): string[] {
  return extractFile(text, language).symbols.map(({ name, line }) => `${name}:${line}`);
}
function importsIn(language: Language, text: string): string[] {
  return extractFile(text, language).imports.map(({ from, names = [] }) => [from, ...names].join(' '));
}

test('TypeScript: definitions, and imports of every kind', () => {
  const text = [
    "import { a } from './a.ts';", // function commented() {}
    "import './side.css';",
    'export type Id<T> = T;',
    'export const limit = 3, other = 4;',
    'export default class Cart<T> extends Base {',
    '  #total = 0;',
    '  async add(item: { id: string }): Promise<void> {',
    '    if (item) { return; }',
    "    const later = async (x: number) => import('./later.ts');",
    '  }',
    '}',
    'const text = `function inText() { ${require("./in-template.js")} }`;',
    'export { b } from "./b.ts";',
    'function* walk() {}',
  ].join('\n');
  expect(namesIn('typescript', text)).toEqual([
    'Id:3',
    'limit:4',
    'Cart:5',
    'add:7',
    'later:9',
    'text:12',
    'walk:14',
  ]);
  expect(importsIn('typescript', text)).toEqual(['./a.ts', './side.css', './later.ts', './b.ts']);
});

test('Python: docstrings define nothing, and parentheses may hold the names', () => {
  const text =
    '"""\ndef not_me(): pass\n"""\nfrom ..shop import (\n  cart,\n  order as o,\n)\nimport os.path, sys\nLIMIT = 3\nclass A(B):\n    async def run(self):\n        x = 1\n';
  expect(namesIn('python', text)).toEqual(['LIMIT:9', 'A:10', 'run:11']);
  expect(importsIn('python', text)).toEqual(['..shop cart order', 'os.path', 'sys']);
});

test('Go: methods, groups and raw strings', () => {
  const text =
    'package shop\nimport (\n\tf "fmt"\n\t"acme.dev/shop/cart"\n)\nconst (\n\tOne, Two = 1, 2\n)\ntype Cart struct {\n\tItems int\n}\nvar s = `\nfunc Not() {}\n`\nfunc (c *Cart) Add() {}\nfunc New() *Cart { return nil }\n';
  expect(namesIn('go', text)).toEqual(['One:7', 'Two:7', 'Cart:9', 's:12', 'Add:15', 'New:16']);
  expect(importsIn('go', text)).toEqual(['fmt', 'acme.dev/shop/cart']);
});

test('Java: annotations, generics and constructors', () => {
  const text =
    'package dev.acme;\nimport static dev.acme.Money.zero;\npublic final class Cart<T> {\n  public Cart() { }\n  @Override public @Nullable List<T> items(int a) throws E {\n    return new ArrayList<>();\n  }\n  interface Rule { boolean ok(Cart c); }\n}\n';
  expect(namesIn('java', text)).toEqual(['Cart:3', 'Cart:4', 'items:5', 'Rule:8']);
  expect(extractFile(text, 'java').namespaces).toEqual(['dev.acme']);
  expect(importsIn('java', text)).toEqual(['dev.acme.Money.zero']);
});

test('Ruby, PHP, C#, Rust and C', () => {
  expect(
    namesIn(
      'ruby',
      'module Shop\n  class Cart\n    def self.open?(x) = <<~SQL\n      def no; end\n    SQL\n    def add; end\n  end\nend\n',
    ),
  ).toEqual(['Shop:1', 'Cart:2', 'open?:3', 'add:6']);
  expect(importsIn('ruby', 'require_relative \'shop/cart\'\nrequire "json"\n')).toEqual([
    './shop/cart',
    'json',
  ]);
  expect(
    namesIn('php', '<?php\nnamespace Acme;\nfinal class Cart { const MAX = 1; public function add() {} }\n'),
  ).toEqual(['Cart:3', 'add:3']);
  expect(
    importsIn(
      'php',
      "<?php\nuse Acme\\{Cart, Money as M};\nuse Acme\\Order;\nrequire __DIR__ . '/boot.php';\n",
    ),
  ).toEqual(['/boot.php', 'Acme\\Cart', 'Acme\\Money', 'Acme\\Order']);
  expect(
    namesIn(
      'csharp',
      'namespace Acme;\npublic record Cart(int Id)\n{\n    public int Total { get; }\n    public static async Task<int> AddAsync(int x) => x;\n}\n',
    ),
  ).toEqual(['Cart:2', 'Total:4', 'AddAsync:5']);
  expect(importsIn('csharp', 'using System;\nusing static Acme.Money;\n')).toEqual(['System', 'Acme.Money']);
  expect(
    namesIn(
      'rust',
      "pub struct Cart<'a> { x: &'a str }\nimpl Cart<'_> {\n    pub async fn add(&self) -> char { '{' }\n}\nconst MAX: u8 = 1;\n",
    ),
  ).toEqual(['Cart:1', 'add:3', 'MAX:5']);
  expect(importsIn('rust', 'use crate::{cart::Cart, money::{self, Cent}};\nmod order;\n')).toEqual([
    'crate::cart::Cart',
    'crate::money::self',
    'crate::money::Cent',
    'mod order',
  ]);
  expect(
    namesIn(
      'c',
      '#define MAX 3\nstruct cart { int n; };\nstatic int add(struct cart *c, int n)\n{\n  if (n) { return 0; }\n}\nint Cart::total() const { return 1; }\n',
    ),
  ).toEqual(['MAX:1', 'cart:2', 'add:3', 'total:7']);
  expect(importsIn('c', '#include "cart.h"\n#include <stdio.h>\n')).toEqual(['cart.h', 'stdio.h']);
});

test('masking keeps every character in its place, whatever the text', () => {
  const piece = fc.constantFrom(
    '"',
    "'",
    '`',
    '/*',
    '*/',
    '//',
    '\n',
    '#',
    '"""',
    '${',
    '}',
    '\\',
    '<<EOS',
    'r#"',
    '=begin',
    'a',
    ' ',
    '(',
    '/',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(...LANGUAGES), (pieces, language) => {
      const text = pieces.join('');
      const masked = maskCode(text, language);
      expect(masked.length).toBe(text.length);
      expect(masked.replace(/[^\n]/g, ' ')).toBe(text.replace(/[^\n]/g, ' '));
      expect(extractFile(text, language)).toBeDefined();
    }),
  );
});

test.each(LANGUAGES)(
  '%s: code that opens much and closes nothing is read all the same',
  (language) => {
    for (const piece of [
      '(',
      '{',
      '"',
      'class A<',
      'function f(',
      '`${',
      'a.b ',
      'public static ',
      'x, ',
      'use a::{',
      '\t',
    ])
      expect(extractFile(piece.repeat(50_000), language).symbols.length).toBeLessThanOrEqual(5_000);
  },
  60_000,
);
