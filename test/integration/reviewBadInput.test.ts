import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readChange } from '#electron/services/review/readChange.ts';
import { TOO_LARGE, parsePatch } from '#shared/review/parsePatch.ts';
import { runBench } from '#test/helpers/runBench.ts';
import { call, must } from '#test/helpers/runHost.ts';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { wholePatch } from '#test/helpers/wholePatch.ts';

const SPEC = '# Greetings\n\n## Requirements\n\n### R1 Greeting\n\n- **AC-1.1** The system SHALL greet.\n';
const PLAN =
  'overture: 1\nspec: 001-greetings\ntasks:\n  - id: T1\n    title: Greet\n    role: implement\n    criteria: [AC-1.1]\n    scope: { change: [src/**, README.md], read: [] }\n    agent: robot\n';
const AGENT = `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('src', { recursive: true });
writeFileSync('src/greet.js', 'export const greet = 1;\\n');
writeFileSync('README.md', '# Greetings!\\n');
console.log('done');
`;

async function bench() {
  const made = await runBench({ spec: SPEC, plan: PLAN, agents: { robot: AGENT } });
  await made.start();
  const attempt = await made.attempt('T1', 'inReview');
  return { ...made, act: { ...made.ids, attemptId: attempt.id, by: 'Priya' }, work: attempt };
}

test('bytes that are no text, line ends, links, modes and submodules are told and lose nothing', async () => {
  const repo = await tempRepo({
    files: { 'a.txt': 'a\nb\n', 'run.sh': 'echo\n', 'old name.txt': 'x\ny\nz\n' },
  });
  const git = await openNativeGit(repo);
  const before = await repo.git('rev-parse', 'HEAD');
  await writeFile(join(repo.path, 'latin.txt'), Uint8Array.from([0x66, 0xfc, 0x72, 0x0a]));
  await symlink('a.txt', join(repo.path, 'link'));
  await repo.git('mv', 'old name.txt', 'new name.txt');
  await repo.git('update-index', '--chmod=+x', 'run.sh');
  await repo.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},lib`);
  await repo.git('config', 'core.autocrlf', 'false');
  await writeFile(join(repo.path, 'a.txt'), 'a\r\nb\r\n');
  await repo.git('add', 'latin.txt', 'link', 'a.txt');
  await repo.git('commit', '--quiet', '-m', 'odd');
  const read = await readChange(git, { from: before.trim(), to: 'HEAD' });
  const files = new Map(parsePatch(read.ok ? read.value : '').map((file) => [file.path, file]));
  expect([...files.keys()].toSorted()).toEqual([
    'a.txt',
    'latin.txt',
    'lib',
    'link',
    'new name.txt',
    'run.sh',
  ]);
  expect(files.get('latin.txt')?.hunks[0]?.lines[0]?.text).toBe('f\uFFFDr');
  expect(files.get('a.txt')?.hunks[0]?.lines.map(({ text }) => text)).toEqual(['a', 'b', 'a\r', 'b\r']);
  expect(files.get('run.sh')?.modes).toEqual({ old: '100644', new: '100755' });
  expect(files.get('lib')?.hunks[0]?.lines[0]?.text).toBe(`Subproject commit ${'1'.repeat(40)}`);
  expect(files.get('link')?.hunks[0]?.lines[0]).toMatchObject({ text: 'a.txt', endsFile: true });
  expect(files.get('new name.txt')).toMatchObject({ kind: 'renamed', oldPath: 'old name.txt' });
});

test('a file of 100 MB is named and not shown, and the rest is', async () => {
  const repo = await tempRepo({ files: { 'a.txt': 'a\n' } });
  const git = await openNativeGit(repo);
  await writeFile(join(repo.path, 'big.txt'), Buffer.alloc(100 * 1024 * 1024, 'line of text\n'));
  await repo.commit({ 'a.txt': 'b\n' });
  const read = await readChange(git, { from: (await repo.git('rev-parse', 'HEAD~1')).trim(), to: 'HEAD' });
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.length).toBeLessThan(2000);
  expect(read.value).toContain(TOO_LARGE);
  expect(parsePatch(read.value).map(({ path, tooLarge }) => [path, tooLarge])).toEqual([
    ['a.txt', false],
    ['big.txt', true],
  ]);
});

test('a branch that was moved during review does not change what is reviewed and landed', async () => {
  const { host, act, repo, work, now } = await bench();
  const branch = work.workspace?.branch ?? '';
  await repo.git('update-ref', `refs/heads/${branch}`, now().baseCommit);
  const patch = await wholePatch(host, act);
  expect(patch).toContain('+export const greet = 1;');
  must(await host.review.approve({ ...act, reason: 'Looked at it' }, call));
  expect(await repo.read('src/greet.js')).toBe('export const greet = 1;\n');
});

test.each<[string, (path: string, git: (...args: string[]) => Promise<string>) => Promise<unknown>, RegExp]>([
  [
    'unsaved changes in the way',
    (path) => writeFile(join(path, 'README.md'), 'mine\n'),
    /unsaved changes in README\.md/,
  ],
  [
    'a merge in progress',
    async (path, git) => writeFile(join(path, '.git/MERGE_HEAD'), await git('rev-parse', 'HEAD')),
    /merge is not finished/i,
  ],
  [
    'a locked index',
    (path) => writeFile(join(path, '.git/index.lock'), ''),
    /Another program is at work on .*index\.lock/,
  ],
])(
  'with %s the work lands on its own branch, the checkout is left alone, and the way on is said',
  async (_what, disturb, words) => {
    const { host, act, ids, repo, now } = await bench();
    await disturb(repo.path, repo.git);
    const before = await repo.read('README.md');
    must(await host.review.approve({ ...act, reason: 'Looked at it' }, call));
    expect(now().attempts.at(-1)?.state).toBe('landed');
    expect(now().mergedCommit).toBeNull();
    expect(now().mergeProblem).toMatch(words);
    expect(await repo.read('README.md')).toBe(before);
    const again = await host.review.merge({ ...ids, runId: now().id, by: 'Priya' }, call);
    expect(again).toMatchObject({ ok: false });
  },
);

test('a detached head keeps the person’s files, and the work reaches its branch', async () => {
  const { host, act, repo, now } = await bench();
  await repo.git('checkout', '--quiet', '--detach');
  must(await host.review.approve({ ...act, reason: 'Looked at it' }, call));
  expect(now().mergedCommit).not.toBeNull();
  expect((await repo.git('rev-parse', 'main')).trim()).toBe(now().mergedCommit);
  expect(await repo.read('README.md')).toBe('# Greetings\n');
});

test('without an identity in git the landing carries a name of Overture’s', async () => {
  const { host, act, repo, now } = await bench();
  await mkdir(repo.env.HOME, { recursive: true });
  must(await host.review.approve({ ...act, reason: 'Looked at it' }, call));
  expect((await repo.git('log', '-1', '--format=%an <%ae>', now().integrationBranch)).trim()).toMatch(
    /^.+ <.+@.+>$/,
  );
});

test('a branch that is gone, or shares nothing, is told in a sentence', async () => {
  const { host, ids, repo } = await bench();
  await repo.git('checkout', '--quiet', '--orphan', 'alone');
  await repo.git('commit', '--quiet', '--allow-empty', '-m', 'alone');
  await repo.git('checkout', '--quiet', '-f', 'main');
  const ask = (head: string) => host.review.branch({ ...ids, base: 'main', head, taskId: null }, call);
  expect(await ask('gone')).toMatchObject({
    error: { reason: 'There is no branch or commit gone. Choose another.' },
  });
  expect(await ask('alone')).toMatchObject({
    error: { reason: expect.stringContaining('no commit in common') },
  });
});
