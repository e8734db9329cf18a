import { chmod, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ENGINES, ODD_NAMES, openEngine } from '#test/helpers/openEngine.ts';
import { type TempRepo, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';

const author = { name: 'Ada Lovelace', email: 'ada@overture.example' };

describe.each(ENGINES)('the %s engine', (engine) => {
  const open = (repo: TempRepo, path?: string) => openEngine(engine, repo, path);

  test('opens a repository from a folder inside it', async () => {
    const repo = await tempRepo({ files: { 'src/a.ts': 'a' } });
    const git = await open(repo, join(repo.path, 'src'));
    expect([git.engine, git.root]).toEqual([engine, repo.path]);
  });

  test('describes a repository with commits', async () => {
    const repo = await tempRepo({ branch: 'trunk', files: { a: 'a' } });
    const commit = (await repo.git('rev-parse', 'HEAD')).trim();
    expect(valueOf(await (await open(repo)).describe())).toEqual({
      root: repo.path,
      commonDir: join(repo.path, '.git'),
      head: { branch: 'trunk', commit },
      branch: 'trunk',
      isLinkedWorktree: false,
    });
  });

  test('describes a repository without a commit', async () => {
    const git = await open(await tempRepo({ branch: 'trunk' }));
    expect(valueOf(await git.describe())).toMatchObject({ head: null, branch: 'trunk' });
    expect(valueOf(await git.head())).toEqual({ branch: 'trunk', commit: null });
    expect(valueOf(await git.branches())).toEqual([]);
    expect(valueOf(await git.history({ limit: 5 }))).toEqual({ commits: [], more: false });
    expect(await git.resolve('HEAD')).toMatchObject({ error: { code: 'empty' } });
  });

  test('reads a linked worktree', async () => {
    const repo = await tempRepo({ files: { a: 'a' } });
    await repo.git('worktree', 'add', '-q', '-b', 'side', repo.sibling('side'));
    const git = await open(repo, repo.sibling('side'));
    expect(valueOf(await git.describe())).toMatchObject({
      root: repo.sibling('side'),
      isLinkedWorktree: true,
      branch: 'side',
    });
    expect(valueOf(await git.branches()).map(({ name }) => name)).toEqual(['main', 'side']);
    expect(String(valueOf(await git.readFile('HEAD', 'a')))).toBe('a');
    const commit = valueOf(
      await git.commitFiles({ files: [{ path: 'b', content: 'b' }], message: 'B', author }),
    );
    expect((await repo.git('rev-parse', 'side')).trim()).toBe(commit);
    expect((await repo.git('log', '--format=%s', 'main')).trim()).toBe('Commit 1');
  });

  test('tells a detached HEAD', async () => {
    const repo = await tempRepo({ files: { a: 'a' } });
    await repo.git('checkout', '-q', '--detach');
    const commit = (await repo.git('rev-parse', 'HEAD')).trim();
    expect(valueOf(await (await open(repo)).head())).toEqual({ branch: null, commit });
  });

  test('tells HEAD where a branch is called HEAD', async () => {
    const repo = await tempRepo({ files: { a: '1' }, commits: [{ a: '2' }] });
    await repo.git('update-ref', 'refs/heads/HEAD', 'HEAD~1');
    const commit = (await repo.git('rev-parse', 'refs/heads/main')).trim();
    expect(valueOf(await (await open(repo)).head())).toEqual({ branch: 'main', commit });
  });

  test('lists branches by name, packed ones too', async () => {
    const repo = await tempRepo({ files: { a: 'a' } });
    await repo.git('branch', 'feature/z');
    await repo.git('branch', 'Zulu');
    await repo.git('pack-refs', '--all');
    await repo.git('branch', 'alpha');
    const names = valueOf(await (await open(repo)).branches()).map(({ name }) => name);
    expect(names).toEqual(['Zulu', 'alpha', 'feature/z', 'main']);
  });

  test('resolves a branch even where a tag has its name', async () => {
    const repo = await tempRepo({ files: { a: '1' }, commits: [{ a: '2' }] });
    await repo.git('tag', 'main', 'HEAD~1');
    const head = (await repo.git('rev-parse', 'HEAD')).trim();
    const git = await open(repo);
    expect(valueOf(await git.resolve('main'))).toBe(head);
    expect(await git.resolve('nothing')).toEqual({
      ok: false,
      error: { code: 'unknownRevision', revision: 'nothing' },
    });
    expect(await git.resolve('--all')).toMatchObject({ error: { code: 'unknownRevision' } });
    expect(await git.resolve('0'.repeat(39).concat('1'))).toMatchObject({
      error: { code: 'unknownRevision' },
    });
  });

  test('lists files of every kind in byte order', async () => {
    const repo = await tempRepo({ files: { 'b.txt': 'b', 'b/c': 'c', B: 'x', run: 'sh' } });
    await chmod(join(repo.path, 'run'), 0o755);
    await symlink('b.txt', join(repo.path, 'link'));
    await repo.commit({});
    const files = valueOf(await (await open(repo)).listFiles('HEAD'));
    expect(files.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'B file',
      'b.txt file',
      'b/c file',
      'link symlink',
      'run executable',
    ]);
    const oid = (await repo.git('rev-parse', 'HEAD:b/c')).trim();
    expect(files[2]?.oid).toBe(oid);
  });

  test('reads files with odd names', async () => {
    const repo = await tempRepo({
      files: Object.fromEntries(ODD_NAMES.map((name) => [name, `text of ${name}`])),
    });
    const git = await open(repo);
    const listed = valueOf(await git.listFiles('main')).map(({ path }) => path);
    expect(listed.toSorted()).toEqual(ODD_NAMES.toSorted());
    for (const name of ODD_NAMES)
      expect(String(valueOf(await git.readFile('HEAD', name)))).toBe(`text of ${name}`);
    await git.dispose();
  });

  test('keeps carriage returns and bytes that are no text', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 13, 10, 65]);
    const repo = await tempRepo({ files: { first: 'x' } });
    const git = await open(repo);
    await repo.write({ 'tree.txt': 'one\r\ntwo\r\n' });
    const commit = valueOf(
      await git.commitFiles({
        files: [
          { path: 'bytes', content: bytes },
          { path: 'crlf.txt', content: 'one\r\ntwo\r\n' },
          { path: 'tree.txt', workingTree: true },
        ],
        message: 'Bytes',
        author,
      }),
    );
    expect(valueOf(await git.readFile(commit, 'bytes'))).toEqual(bytes);
    expect(String(valueOf(await git.readFile(commit, 'crlf.txt')))).toBe('one\r\ntwo\r\n');
    expect(String(valueOf(await git.readFile(commit, 'tree.txt')))).toBe('one\r\ntwo\r\n');
    await git.dispose();
  });

  test('says which file is not in a commit', async () => {
    const repo = await tempRepo({ files: { 'src/a': 'a' } });
    const git = await open(repo);
    for (const path of ['none', 'src', 'src/a/b'])
      expect(await git.readFile('HEAD', path)).toEqual({
        ok: false,
        error: { code: 'fileNotFound', commit: 'HEAD', path },
      });
    for (const path of ['../x', '/etc/passwd', '', 'a/../b', '.git/config'])
      expect(await git.readFile('HEAD', path)).toMatchObject({ error: { code: 'outsideRepository' } });
    expect(await git.readFile('nope', 'src/a')).toMatchObject({ error: { code: 'unknownRevision' } });
    await git.dispose();
  });

  test('tells the history of a folder with messages and trailers', async () => {
    const repo = await tempRepo({ files: { 'specs/1/spec.md': 'a' }, commits: [{ other: 'b' }] });
    const message = 'Approve 001\n\nBecause.\n\nOverture-Spec: 001-x\nOverture-Task: T4\n';
    const id = await repo.commit({ 'specs/1/spec.md': 'c' }, message);
    const git = await open(repo);
    const history = valueOf(await git.history({ path: 'specs', limit: 1 }));
    const parent = (await repo.git('rev-parse', 'HEAD~1')).trim();
    const date = new Date((await repo.git('log', '-1', '--format=%aI')).trim()).toISOString();
    expect(history).toEqual({
      more: true,
      commits: [
        {
          id,
          parents: [parent],
          author: { name: 'Test Person', email: 'test@overture.example' },
          date,
          message: message.trimEnd(),
          subject: 'Approve 001',
          trailers: [
            { key: 'Overture-Spec', value: '001-x' },
            { key: 'Overture-Task', value: 'T4' },
          ],
        },
      ],
    });
    const all = valueOf(await git.history({ path: 'specs/1/spec.md', limit: 10 }));
    expect([all.more, all.commits.map(({ subject }) => subject)]).toEqual([
      false,
      ['Approve 001', 'Commit 1'],
    ]);
    expect(valueOf(await git.history({ limit: 10 })).commits.length).toBe(3);
  });

  test('follows the side of a merge that a path came from', async () => {
    const repo = await tempRepo({ files: { a: '1', b: '1' } });
    await repo.git('checkout', '-q', '-b', 'side');
    await repo.commit({ a: '2' }, 'Side a');
    await repo.git('checkout', '-q', 'main');
    await repo.commit({ b: '2' }, 'Main b');
    await repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
    const git = await open(repo);
    const subjects = async (path?: string) =>
      valueOf(await git.history({ limit: 10, ...(path ? { path } : {}) })).commits.map(
        ({ subject }) => subject,
      );
    expect(await subjects('a')).toEqual(['Side a', 'Commit 1']);
    expect((await subjects()).toSorted()).toEqual(['Commit 1', 'Main b', 'Merge', 'Side a']);
  });

  test('finds the identity in the repository, then in the home, and says when there is none', async () => {
    const repo = await tempRepo({ files: { a: 'a' } });
    const git = await open(repo);
    expect(valueOf(await git.identity())).toBeNull();
    await repo.git('config', '--global', 'user.name', 'Home Person');
    await repo.git('config', '--global', 'user.email', 'home@overture.example');
    expect(valueOf(await git.identity())).toEqual({ name: 'Home Person', email: 'home@overture.example' });
    await repo.git('config', 'user.name', 'Repo Person');
    expect(valueOf(await git.identity())).toEqual({ name: 'Repo Person', email: 'home@overture.example' });
  });

  test('tells what changed between two commits in a patch that makes the one of the other', async () => {
    const text = Array.from({ length: 30 }, (_none, line) => `line ${line}\n`).join('');
    const before = {
      'moved.txt': text,
      'edited.txt': text,
      'bytes.bin': Buffer.from([0, 1, 2]),
      gone: 'x\n',
      'open end': 'no newline',
      'windows.txt': 'one\r\ntwo\r\n',
      ...Object.fromEntries(ODD_NAMES.map((name) => [name, `${name}\n`])),
    };
    const repo = await tempRepo({ files: before });
    const from = (await repo.git('rev-parse', 'HEAD')).trim();
    await repo.git('mv', 'moved.txt', 'new place.txt');
    await repo.git('rm', '-q', 'gone');
    const to = await repo.commit({
      'edited.txt': `${text.replace('line 3\n', 'third\n').replace('line 20\n', '')}-- last\n`,
      'bytes.bin': Buffer.from([0, 9]),
      'open end': 'no newline\nhere',
      'windows.txt': 'one\r\n2\r\n',
      empty: '',
      ...Object.fromEntries(ODD_NAMES.map((name) => [name, `${name}\nmore\n`])),
    });
    const git = await open(repo);
    const diff = valueOf(await git.diff({ from, to }));
    expect(diff.files.filter(({ path }) => !ODD_NAMES.includes(path))).toEqual([
      { path: 'bytes.bin', kind: 'modified', addedLines: null, removedLines: null },
      { path: 'edited.txt', kind: 'modified', addedLines: 2, removedLines: 2 },
      { path: 'empty', kind: 'added', addedLines: 0, removedLines: 0 },
      { path: 'gone', kind: 'deleted', addedLines: 0, removedLines: 1 },
      { path: 'new place.txt', from: 'moved.txt', kind: 'renamed', addedLines: 0, removedLines: 0 },
      { path: 'open end', kind: 'modified', addedLines: 2, removedLines: 1 },
      { path: 'windows.txt', kind: 'modified', addedLines: 1, removedLines: 1 },
    ]);
    expect(diff.files).toHaveLength(7 + ODD_NAMES.length);
    expect(parsePatch(diff.patch).map(({ path }) => path)).toEqual(diff.files.map(({ path }) => path));
    await repo.git('checkout', '-q', '--detach', from);
    const patch = repo.sibling('change.patch');
    await writeFile(patch, diff.patch);
    await repo.git('apply', '--index', '--exclude=bytes.bin', patch);
    const left = await repo.git('diff', '--cached', '--name-only', to);
    expect(left.trim()).toBe('bytes.bin');

    const one = valueOf(await git.diff({ from, to, paths: ['edited.txt'], context: 0 }));
    expect(one.patch).toContain('@@ -4 +4 @@');
    expect(one.files).toHaveLength(1);
    expect(valueOf(await git.diff({ from, to, listOnly: true }))).toEqual({ patch: '', files: diff.files });
    expect(await git.diff({ from, to: 'nowhere' })).toMatchObject({ error: { code: 'unknownRevision' } });
  });
});
