import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';
import { type Tree, withTrees } from '#test/helpers/withTrees.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import type { NativeGit } from '../nativeGit.ts';
import { isNativeGit } from '../nativeGit.ts';
import { openGit } from '../openGit.ts';

/** The same repository for the installed git, and for one that is told to be too old for `merge-tree`. */
async function bothWays(): Promise<{ repo: TempRepo; now: NativeGit; before: NativeGit }> {
  const repo = await tempRepo({ files: { '.keep': '' } });
  const now = await openNativeGit(repo);
  const native = { path: 'git', version: '2.37.0' };
  const before = valueOf(await openGit({ path: repo.path, trusted: true, native, env: repo.env }));
  if (!isNativeGit(before)) throw new Error('the native engine is needed');
  onTestFinished(() => before.dispose());
  return { repo, now, before };
}

const lines = (words: string, changed: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: 12 }, (_, at) => `${changed[at] ?? `${words} ${at}`}\n`).join('');
const text = (words: string, changed?: Readonly<Record<number, string>>, mode = '100644') => ({
  mode,
  content: lines(words, changed),
});
const link = (content: string) => ({ mode: '120000', content });
const binary = (byte: number) => ({ mode: '100644', content: Buffer.from([0, byte, 0]) });
const submodule = (digit: string) => ({ mode: '160000', content: digit.repeat(40) });

const CASES: readonly (readonly [name: string, base: Tree, ours: Tree, theirs: Tree, clean: boolean])[] = [
  [
    'both changed other places',
    { a: text('a') },
    { a: text('a', { 1: 'x' }) },
    { a: text('a', { 9: 'y' }) },
    true,
  ],
  [
    'both changed one place',
    { a: text('a') },
    { a: text('a', { 4: 'x' }) },
    { a: text('a', { 4: 'y' }) },
    false,
  ],
  [
    'both made the same change',
    { a: text('a') },
    { a: text('a', { 4: 'x' }) },
    { a: text('a', { 4: 'x' }) },
    true,
  ],
  [
    'one changed the text, one the mode',
    { a: text('a') },
    { a: text('a', { 4: 'x' }) },
    { a: text('a', {}, '100755') },
    true,
  ],
  ['both added the same', {}, { a: text('a') }, { a: text('a') }, true],
  ['both added another', {}, { a: text('a') }, { a: text('b') }, false],
  ['both added, one of them to be run', {}, { a: text('a') }, { a: text('a', {}, '100755') }, false],
  ['one removed what one changed', { a: text('a') }, {}, { a: text('a', { 4: 'x' }) }, false],
  ['one changed what one removed', { a: text('a') }, { a: text('a', { 4: 'x' }) }, {}, false],
  [
    'one removed what stayed',
    { a: text('a'), b: text('b') },
    { b: text('b') },
    { a: text('a'), b: text('b', { 1: 'x' }) },
    true,
  ],
  ['both removed it', { a: text('a'), b: text('b') }, { b: text('b') }, { b: text('b') }, true],
  ['bytes changed by one', { a: binary(1) }, { a: binary(2) }, { a: binary(1) }, true],
  ['bytes changed by both', { a: binary(1) }, { a: binary(2) }, { a: binary(3) }, false],
  ['a link moved by one', { a: link('x') }, { a: link('y') }, { a: link('x') }, true],
  ['a link moved by both', { a: link('x') }, { a: link('y') }, { a: link('z') }, false],
  ['a file against a link', {}, { a: text('a') }, { a: link('x') }, false],
  ['a link against a file', { a: text('a') }, { a: link('x') }, { a: text('a', { 1: 'x' }) }, false],
  ['a link against a submodule', {}, { a: link('x') }, { a: submodule('1') }, false],
  ['a submodule moved by both', { a: submodule('1') }, { a: submodule('2') }, { a: submodule('3') }, false],
  ['a file against a folder', {}, { a: text('a') }, { 'a/b': text('b') }, false],
  ['a folder against a file', {}, { 'a/b': text('b') }, { a: text('a') }, false],
  ['a file made a folder by one', { a: text('a') }, { a: text('a') }, { 'a/b': text('b') }, true],
  [
    'a folder made a file, its file changed',
    { 'a/b': text('b') },
    { a: text('a') },
    { 'a/b': text('b', { 1: 'x' }) },
    false,
  ],
  [
    'a file made a folder, the file changed',
    { a: text('a') },
    { 'a/b': text('b') },
    { a: text('a', { 1: 'x' }) },
    false,
  ],
  [
    'names with blanks and line feeds',
    { 'a b\nc': text('a') },
    { 'a b\nc': text('a', { 1: 'x' }) },
    { 'a b\nc': text('a', { 2: 'y' }) },
    false,
  ],
];

test.each(CASES)('%s: the same with and without merge-tree', async (_name, base, ours, theirs, clean) => {
  const { repo, now, before } = await bothWays();
  const sides = withTrees(repo, base, ours, theirs);
  const [expected, found] = [
    valueOf(await now.mergeTree(...sides)),
    valueOf(await before.mergeTree(...sides)),
  ];
  expect(expected.conflicts.length === 0).toBe(clean);
  expect(found).toEqual(expected);
});

/** Lines name their path and place: nothing looks like a rename, and nothing can be matched in two ways. */
const PATHS = ['a', 'b', 'b/c', 'b/d', 'e/f g'] as const;
const contentOf = (path: string) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .dictionary(fc.nat(11).map(String), fc.constantFrom('one', 'two', ''), { maxKeys: 3 })
        .map((changed) =>
          Object.fromEntries(Object.entries(changed).map(([at, word]) => [at, `${path} ${at} ${word}`])),
        )
        .chain((changed) => fc.constantFrom('100644', '100755').map((mode) => text(path, changed, mode))),
    },
    { weight: 1, arbitrary: fc.constantFrom('x', 'y', 'z').map((to) => link(`${path} ${to}`)) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('1', '2')
        .map((byte) => ({ mode: '100644', content: Buffer.from(`${path}\0${byte}`) })),
    },
  );
/** A file of the same name cannot stand beside a folder. */
const possible = (tree: Tree) => !('b' in tree && ('b/c' in tree || 'b/d' in tree));
const fileOf = (path: string) =>
  fc.record({
    sides: fc.tuple(...([0, 1, 2] as const).map(() => fc.option(contentOf(path), { nil: null, freq: 5 }))),
    // Most files stay as they were on one side or on both.
    stays: fc.constantFrom<readonly ('ours' | 'theirs')[]>([], ['ours'], ['theirs'], ['ours', 'theirs']),
  });
const trees = fc
  .record(Object.fromEntries(PATHS.map((path) => [path, fileOf(path)])))
  .map((files): readonly [Tree, Tree, Tree] => {
    const side = (index: 0 | 1 | 2, name: 'base' | 'ours' | 'theirs'): Tree =>
      Object.fromEntries(
        Object.entries(files).flatMap(([path, { sides, stays }]) => {
          const file = name !== 'base' && stays.includes(name) ? sides[0] : sides[index];
          return file ? [[path, file]] : [];
        }),
      );
    return [side(0, 'base'), side(1, 'ours'), side(2, 'theirs')];
  })
  .filter((three) => three.every(possible));

test('any three trees come to the same, with the same conflicts in the same files', async () => {
  const { repo, now, before } = await bothWays();
  const seen = { clean: 0, conflicts: 0 };
  await fc.assert(
    fc.asyncProperty(trees, async (three) => {
      const sides = withTrees(repo, ...three);
      const expected = valueOf(await now.mergeTree(...sides));
      seen[expected.conflicts.length === 0 ? 'clean' : 'conflicts'] += 1;
      expect(valueOf(await before.mergeTree(...sides))).toEqual(expected);
    }),
    { numRuns: 30 },
  );
  expect(Math.min(seen.clean, seen.conflicts)).toBeGreaterThan(5);
}, 120_000);

test('histories that crossed have one base, and .gitattributes say what is text', async () => {
  const { repo, now, before } = await bothWays();
  const attributes = '*.list merge=union\n*.lock -merge\n';
  await repo.commit({ '.gitattributes': attributes, a: lines('a'), 'b.list': 'b\n', 'c.lock': lines('c') });
  await repo.git('checkout', '-q', '-b', 'left');
  const left = await repo.commit({ a: lines('a', { 1: 'left' }), 'b.list': 'b\nleft\n' });
  await repo.git('checkout', '-q', '-b', 'right', 'main');
  const right = await repo.commit({ a: lines('a', { 6: 'right' }), 'b.list': 'b\nright\n' });
  await repo.git('merge', '-q', '-m', 'Join', left);
  await repo.commit({
    a: lines('a', { 1: 'left', 6: 'right', 10: 'more' }),
    'c.lock': lines('c', { 1: 'x' }),
  });
  await repo.git('checkout', '-q', 'left');
  await repo.git('merge', '-q', '-m', 'Join', right);
  await repo.commit({
    a: lines('a', { 1: 'left', 3: 'other', 6: 'right' }),
    'c.lock': lines('c', { 9: 'y' }),
  });
  expect((await repo.git('merge-base', '--all', 'left', 'right')).trim().split('\n')).toHaveLength(2);
  const [expected, found] = [
    valueOf(await now.mergeTree('left', 'right')),
    valueOf(await before.mergeTree('left', 'right')),
  ];
  expect(found.conflicts).toEqual([
    { path: 'c.lock', reason: 'CONFLICT (content): Merge conflict in c.lock' },
  ]);
  expect(found).toEqual(expected);
});

/** Where both differ; what docs/decisions/dry-run-merges.md says. */
test('a renamed file is followed by merge-tree alone: without it the person is asked', async () => {
  const { repo, now, before } = await bothWays();
  const sides = withTrees(repo, { a: text('a') }, { b: text('a') }, { a: text('a', { 4: 'x' }) });
  expect(valueOf(await now.mergeTree(...sides)).conflicts).toEqual([]);
  expect(valueOf(await before.mergeTree(...sides)).conflicts).toEqual([
    { path: 'a', reason: expect.stringContaining('CONFLICT (modify/delete): a deleted in') },
  ]);
});

test('touches no ref, no index and no file, and makes the merge commit that lands', async () => {
  const { repo, before } = await bothWays();
  await repo.write({ loose: 'mine', '.keep': 'changed' });
  await repo.git('add', 'loose');
  const sides = withTrees(repo, { a: text('a') }, { a: text('a', { 1: 'x' }) }, { a: text('a', { 9: 'y' }) });
  const state = async () => [
    await repo.git('for-each-ref'),
    await repo.git('status', '--porcelain'),
    await repo.git('ls-files', '--stage'),
  ];
  const was = await state();
  const [ours, theirs] = sides;
  const author = { name: 'Ada', email: 'ada@overture.example' };
  const commit = valueOf(await before.mergeCommit({ ours, theirs, message: 'Land T1', author }));
  expect(await repo.git('show', `${commit}:a`)).toBe(lines('a', { 1: 'x', 9: 'y' }));
  expect(await state()).toEqual(was);
  const other = withTrees(repo, { a: text('a') }, { a: text('a', { 1: 'x' }) }, { a: text('a', { 1: 'y' }) });
  const refused = { ours: other[0], theirs: other[1], message: 'Land T2', author };
  expect(await before.mergeCommit(refused)).toEqual({
    ok: false,
    error: { code: 'conflict', paths: ['a'] },
  });
  const [unrelated] = withTrees(await tempRepo({ files: { z: '' } }), {}, {}, {});
  expect(await before.mergeTree(ours, unrelated)).toMatchObject({ error: { code: 'unknownRevision' } });
});
