import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findGit } from '#electron/git/findGit.ts';
import { openGit } from '#electron/git/openGit.ts';
import { runTestGit, type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { testsReaching } from './codeGraph.ts';
import { findCode } from './findCode.ts';
import { indexNotes } from './indexNotes.ts';
import { openCodeIndex } from './openCodeIndex.ts';

async function indexOf(repo: { path: string; env: TempRepo['env'] }, trusted = true) {
  const native = valueOf(await findGit());
  const git = valueOf(await openGit({ path: repo.path, trusted, native, env: repo.env }));
  const index = openCodeIndex(':memory:');
  onTestFinished(async () => {
    index.close();
    await git.dispose();
  });
  const update = async () => valueOf(await index.updateFromFolder(git));
  const edges = () =>
    index.database
      .prepare(
        'SELECT a.path AS file, b.path AS target FROM edge JOIN file a ON a.id = edge.file JOIN file b ON b.id = target ORDER BY 1, 2',
      )
      .all()
      .map(({ file, target }) => `${String(file)} → ${String(target)}`);
  return { git, index, update, edges, paths: () => [...index.graph().byPath.keys()].toSorted() };
}

test('imports lead to files by the rules of each language', async () => {
  const repo = await tempRepo({
    files: {
      'package.json': '{ "name": "root", "imports": { "#lib/*": "./lib/*" }, "workspaces": ["packages/*"] }',
      'tsconfig.json': '{ // a comment\n "compilerOptions": { "paths": { "@app/*": ["./web/*"], }, } }',
      'web/a.ts':
        "import '@app/b';\nimport { c } from '#lib/c.ts';\nimport '@acme/tools/deep';\nimport '../lib/c.js';",
      'web/b/index.tsx': 'export const b = 1;',
      'lib/c.ts': 'export const c = 1;',
      'packages/tools/package.json': '{ "name": "@acme/tools", "exports": { "./*": "./src/*.ts" } }',
      'packages/tools/src/deep.ts': 'export const deep = 1;',
      'py/shop/__init__.py': '',
      'py/shop/cart.py': 'from . import money\nfrom shop.order import Order\n',
      'py/shop/money.py': '',
      'py/shop/order.py': '',
      'go.mod': 'module acme.dev/shop\n',
      'cmd/main.go': 'package main\nimport "acme.dev/shop/cart"\n',
      'cart/cart.go': 'package cart\n',
      'j/src/dev/acme/A.java': 'package dev.acme;\nimport dev.acme.b.B;\nclass A {}\n',
      'j/src/dev/acme/b/B.java': 'package dev.acme.b;\npublic class B {}\n',
      'rb/lib/shop.rb': "require_relative 'shop/cart'\nrequire 'shop/money'\n",
      'rb/lib/shop/cart.rb': '',
      'rb/lib/shop/money.rb': '',
      'composer.json': '{ "autoload": { "psr-4": { "Acme\\\\": "php/" } } }',
      'php/A.php': '<?php\nnamespace Acme;\nuse Acme\\Sub\\B;\n',
      'php/Sub/B.php': '<?php\nnamespace Acme\\Sub;\n',
      'cs/A.cs': 'using Acme.Money;\nclass A {}\n',
      'cs/Money.cs': 'namespace Acme.Money;\nclass Cent {}\n',
      'rs/src/lib.rs': 'mod cart;\n',
      'rs/src/cart.rs': 'use crate::money::Cent;\n',
      'rs/src/money.rs': 'pub struct Cent;\n',
      'c/src/main.c': '#include "cart.h"\n',
      'c/include/cart.h': '',
    },
  });
  const { update, edges } = await indexOf(repo);
  await update();
  expect(edges()).toEqual([
    'c/src/main.c → c/include/cart.h',
    'cmd/main.go → cart/cart.go',
    'cs/A.cs → cs/Money.cs',
    'j/src/dev/acme/A.java → j/src/dev/acme/b/B.java',
    'php/A.php → php/Sub/B.php',
    'py/shop/cart.py → py/shop/money.py',
    'py/shop/cart.py → py/shop/order.py',
    'rb/lib/shop.rb → rb/lib/shop/cart.rb',
    'rb/lib/shop.rb → rb/lib/shop/money.rb',
    'rs/src/cart.rs → rs/src/money.rs',
    'rs/src/lib.rs → rs/src/cart.rs',
    'web/a.ts → lib/c.ts',
    'web/a.ts → lib/c.ts',
    'web/a.ts → packages/tools/src/deep.ts',
    'web/a.ts → web/b/index.tsx',
  ]);
});

test('only what changed is read again, and what went is forgotten', async () => {
  const repo = await tempRepo({
    files: { 'a.ts': "import './b.ts';\n", 'b.ts': 'export const b = 1;\n', '.gitignore': 'secret.ts\n' },
  });
  const { update, edges, paths, index } = await indexOf(repo);
  expect((await update()).read).toBe(3);
  expect((await update()).read).toBe(0);
  await repo.write({
    'a.ts': "import './b.ts';\nexport function freshName() {}\n",
    'c.ts': '',
    'secret.ts': 'const hidden = 1;',
  });
  expect((await update()).read).toBe(2);
  expect(findCode(index, 'freshName')[0]).toMatchObject({
    path: 'a.ts',
    symbols: [{ name: 'freshName', line: 2 }],
  });
  expect(edges()).toEqual(['a.ts → b.ts']);
  await repo.git('rm', '-q', '-f', 'b.ts');
  expect((await update()).removed).toBe(1);
  expect([edges(), paths()]).toEqual([[], ['.gitignore', 'a.ts', 'c.ts']]);
});

test('the index of an earlier commit knows nothing of later ones', async () => {
  const repo = await tempRepo();
  const first = await repo.commit({ 'a.ts': 'export const before = 1;' }, 'Begin');
  await repo.commit({ 'a.ts': 'export const after = 1;', 'b.ts': '' }, 'Go on');
  const { git, index, update, paths } = await indexOf(repo);
  await update();
  valueOf(await index.updateFromCommit(git, first));
  expect(paths()).toEqual(['a.ts']);
  expect(findCode(index, 'after')).toEqual([]);
  expect(index.database.prepare('SELECT subject FROM past').all()).toEqual([{ subject: 'Begin' }]);
});

test('each file found says why: names, tests, imports and common history', async () => {
  const repo = await tempRepo({
    files: {
      'src/retryPolicy.ts': 'export function computeBackoff() {}\n',
      'src/retryPolicy.test.ts': "import { computeBackoff } from './retryPolicy.ts';\n",
      'src/fetchPage.ts': "import { computeBackoff } from './retryPolicy.ts';\n",
      'docs/limits.txt': 'nothing to see\n',
    },
  });
  for (const time of [1, 2, 3])
    await repo.commit(
      {
        'src/retryPolicy.ts': `export function computeBackoff() { return ${time}; }\n`,
        'docs/limits.txt': `${time}\n`,
      },
      'limits',
    );
  await repo.commit({ 'src/other.ts': 'export const other = 1;\n' }, 'other');
  const { update, index } = await indexOf(repo);
  await update();
  const found = findCode(index, 'compute the backoff of a retry');
  const kinds = new Map(found.map(({ path, reasons }) => [path, reasons.map(({ kind }) => kind)]));
  expect(found[0]?.path).toBe('src/retryPolicy.ts');
  expect(kinds.get('src/retryPolicy.ts')).toContain('name');
  expect(kinds.get('src/retryPolicy.test.ts')).toContain('test');
  expect(kinds.get('src/fetchPage.ts')).toContain('import');
  expect(kinds.get('docs/limits.txt')).toContain('changedTogether');
  expect(kinds.has('src/other.ts')).toBe(false);
  const file = index.graph().byPath.get('src/retryPolicy.ts');
  expect(testsReaching(index.graph(), file?.id ?? 0).map(({ path }) => path)).toEqual([
    'src/retryPolicy.test.ts',
  ]);
});

test('what is vendored, generated, minified or too large is left out and counted', async () => {
  const repo = await tempRepo({
    files: {
      'a.ts': 'const a = 1;',
      'vendor/b.ts': 'const b = 1;',
      'squeezed.js': `var a=${'1+'.repeat(20_000)}1;`,
      'made.go': '// Code generated by protoc. DO NOT EDIT.\npackage a\n',
      'long.ts': 'x;\n'.repeat(1_000_000),
      'picture.png': new Uint8Array([137, 80, 78, 71, 0, 0]),
    },
  });
  const { update, paths } = await indexOf(repo);
  expect((await update()).leftOut).toEqual({ tooLarge: 1, minified: 1, generated: 1, unreadable: 0 });
  expect(paths()).toEqual(['a.ts', 'picture.png']);
});

test('links in a circle, names that are no UTF-8, a repository inside and a broken tsconfig do no harm', async () => {
  const repo = await tempRepo({
    files: {
      'a.ts': "import '@app/b';\n",
      'tsconfig.json': '{ "compilerOptions": { "paths": ',
      'package.json': '[1, 2',
    },
  });
  await mkdir(join(repo.path, 'deep'));
  await symlink('..', join(repo.path, 'deep/loop'));
  await symlink('/etc/hostname', join(repo.path, 'outside.ts'));
  await writeFile(
    Buffer.concat([Buffer.from(`${repo.path}/caf`), Buffer.from([0xe9]), Buffer.from('.ts')]),
    'const x = 1;',
  );
  await mkdir(join(repo.path, 'inner'));
  await runTestGit(join(repo.path, 'inner'), ['init', '-q'], repo.env);
  await writeFile(join(repo.path, 'inner/c.ts'), 'const c = 1;');
  await mkdir(join(repo.path, 'module'));
  await runTestGit(join(repo.path, 'module'), ['init', '-q'], repo.env);
  await writeFile(join(repo.path, 'module/d.ts'), 'const d = 1;');
  await runTestGit(join(repo.path, 'module'), ['add', '.'], repo.env);
  await runTestGit(join(repo.path, 'module'), ['commit', '-qm', 'In the submodule'], repo.env);
  await repo.git('add', 'module', 'deep', 'outside.ts');
  await repo.git('commit', '-qm', 'A submodule, and links');
  const { update, paths, index } = await indexOf(repo);
  const updated = await update();
  expect(paths()).toEqual(['a.ts', 'package.json', 'tsconfig.json']);
  const around = { root: repo.path, database: index.database, everyFolderWatched: true, wasDamaged: false };
  expect(indexNotes(updated, around)).toEqual([
    `${updated.aside} entries are left out: links, submodules, or names that are not UTF-8.`,
    'package.json cannot be read, so imports by its rules lead nowhere. Mend it.',
    'tsconfig.json cannot be read, so imports by its rules lead nowhere. Mend it.',
  ]);
  expect(updated.aside).toBeGreaterThanOrEqual(4);
});

test('a folder that became a link out of the repository is not followed', async () => {
  const repo = await tempRepo({ files: { 'src/a.ts': 'const a = 1;', 'b.ts': '' } });
  await mkdir(repo.sibling('elsewhere'));
  await writeFile(join(repo.sibling('elsewhere'), 'a.ts'), 'const secret = 1;');
  await repo.git('config', 'core.symlinks', 'true');
  const { rm } = await import('node:fs/promises');
  await rm(join(repo.path, 'src'), { recursive: true });
  await symlink(repo.sibling('elsewhere'), join(repo.path, 'src'));
  const { update, paths } = await indexOf(repo);
  await update();
  expect(paths()).toEqual(['b.ts']);
});

test('no commit, one commit and a shallow clone are all histories', async () => {
  const empty = await tempRepo();
  await empty.write({ 'a.ts': 'const a = 1;' });
  const unborn = await indexOf(empty);
  expect((await unborn.update()).history).toBe('none');
  expect(unborn.paths()).toEqual(['a.ts']);

  const repo = await tempRepo({ commits: [{ 'a.ts': '1' }, { 'a.ts': '2' }, { 'a.ts': '3' }] });
  await runTestGit(
    repo.sibling('.'),
    ['clone', '-q', '--depth', '1', `file://${repo.path}`, repo.sibling('shallow')],
    repo.env,
  );
  const shallow = await indexOf({ path: repo.sibling('shallow'), env: repo.env });
  const updated = await shallow.update();
  expect(updated.history).toBe('whole');
  expect(
    indexNotes(updated, {
      root: repo.sibling('shallow'),
      database: shallow.index.database,
      everyFolderWatched: true,
      wasDamaged: false,
    }),
  ).toEqual(['The clone is shallow: which files change together is known only from the commits it has.']);
  expect(shallow.index.graph().newest).toBe(1);
});

test('before trust the tracked files are read without git’s program, and there is no history', async () => {
  const repo = await tempRepo({ files: { 'a.ts': 'export const reachable = 1;' } });
  await repo.write({ 'untracked.ts': '' });
  const { update, paths } = await indexOf(repo, false);
  expect((await update()).history).toBe('none');
  expect(paths()).toEqual(['a.ts']);
});

test('reading stops when asked to and goes on from there', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [`f${at}.ts`, `export const f${at} = 1;`]),
  );
  const repo = await tempRepo({ files });
  const { git, index, update } = await indexOf(repo);
  const stop = new AbortController();
  const cut = valueOf(
    await index.updateFromFolder(git, { signal: stop.signal, progress: () => stop.abort() }),
  );
  expect(cut.cancelled).toBe(true);
  expect(cut.read).toBeLessThan(200);
  expect((await update()).read).toBe(200 - cut.read);
});
