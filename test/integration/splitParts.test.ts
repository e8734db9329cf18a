import { chmod, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaveOut } from '#electron/services/review/split/leaveOut.ts';
import { hunkId } from '#shared/review/analysis.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { partsOf } from '#shared/review/splitHunk.ts';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { runTestGit, tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';

const author = { name: 'Ada Lovelace', email: 'ada@overture.example' };
const LINES = Array.from({ length: 60 }, (_, line) => `line ${line}`);
/** Bytes that are no UTF-8, and a carriage return, as the texts of some repositories hold them. */
const bytes = (lines: readonly string[], end: string) =>
  Buffer.from(
    lines.map((line, index) => (index % 9 === 4 ? `${line} \xff\r` : line)).join('\n') + end,
    'latin1',
  );
const block = (name: string) => `export function ${name}() {\n${'  step();\n'.repeat(6)}}\n`;

const BEFORE = {
  'edited.txt': bytes(LINES, '\n'),
  'moved.txt': bytes(LINES, '\n'),
  'gone.txt': 'gone\n',
  'run.sh': `${LINES.join('\n')}\n`,
  'kind.txt': 'a file\n',
  'data.bin': Buffer.from([0, 1, 2, 255]),
};

type Step = 'keep' | 'change' | 'delete' | 'insert';
const steps = fc.array(
  fc.constantFrom<Step>('keep', 'keep', 'keep', 'keep', 'keep', 'keep', 'change', 'delete', 'insert'),
  {
    minLength: LINES.length,
    maxLength: LINES.length,
  },
);
const edited = (how: readonly Step[]) =>
  LINES.flatMap((line, index) => {
    if (how[index] === 'delete') return [];
    if (how[index] === 'insert') return [line, `put in behind ${index}`];
    return [how[index] === 'change' ? `${line}, changed` : line];
  });

test('what lands and the kept patch make the whole change, whatever is left out', async () => {
  const repo = await tempRepo({ files: BEFORE });
  const git = await openNativeGit(repo);
  const base = (await repo.git('rev-parse', 'HEAD')).trim();
  const trial = repo.sibling('trial');
  await repo.git('worktree', 'add', '--quiet', '--detach', trial);
  await fc.assert(
    fc.asyncProperty(
      steps,
      steps,
      fc.boolean(),
      fc.array(fc.nat(2), { minLength: 40, maxLength: 40 }),
      async (one, two, ends, picks) => {
        await repo.git('reset', '--quiet', '--hard', base);
        await writeFile(join(repo.path, 'edited.txt'), bytes(edited(one), ends ? '\n' : ''));
        await rename(join(repo.path, 'moved.txt'), join(repo.path, 'moved [here].txt'));
        await writeFile(join(repo.path, 'moved [here].txt'), bytes(edited(two), '\n'));
        await rm(join(repo.path, 'gone.txt'));
        await chmod(join(repo.path, 'run.sh'), 0o755);
        await writeFile(join(repo.path, 'run.sh'), `${edited(two).join('\n')}\n`);
        await rm(join(repo.path, 'kind.txt'));
        await symlink('edited.txt', join(repo.path, 'kind.txt'));
        await writeFile(join(repo.path, 'data.bin'), Buffer.from([0, 9, 9, 254]));
        await writeFile(join(repo.path, 'new:1:1.ts'), ['one', 'two', 'three'].map(block).join('\n'));
        const commit = await repo.commit({}, 'Work');
        const files = parsePatch(valueOf(await git.diff({ from: base, to: commit })).patch);
        const ids = files.flatMap((file) => partsOf(file).map((part) => hunkId(file.path, part)));
        const chosen = {
          paths: [...new Set(files.map(({ path }) => path))].filter((_, index) => picks[index] === 2),
          hunks: ids.filter((_, index) => picks[39 - (index % 40)] === 0),
        };
        const left = valueOf(await leaveOut(git, { base, commit }, chosen));
        expect(left).not.toBeNull();
        const kept = valueOf(
          await git.commitTree({ tree: left?.tree ?? '', parents: [commit], message: 'Left', author }),
        );
        const file = repo.sibling('rest.patch');
        valueOf(await git.writePatch({ from: kept, to: commit, file }));
        await runTestGit(trial, ['reset', '--quiet', '--hard', kept], repo.env);
        if (chosen.paths.length + chosen.hunks.length > 0)
          await runTestGit(trial, ['apply', '--index', '--whitespace=nowarn', file], repo.env);
        const whole = await runTestGit(trial, ['write-tree'], repo.env);
        expect(whole).toBe(await repo.git('rev-parse', `${commit}^{tree}`));
        for (const path of left?.whole ?? [])
          expect(await repo.git('ls-tree', kept, '--', `:(literal)${path}`)).toBe(
            await repo.git('ls-tree', base, '--', `:(literal)${path}`),
          );
      },
    ),
    { numRuns: 8 },
  );
});

test('what is not part of the work is refused', async () => {
  const repo = await tempRepo({ files: BEFORE });
  const git = await openNativeGit(repo);
  const base = (await repo.git('rev-parse', 'HEAD')).trim();
  const commit = await repo.commit({ 'gone.txt': 'changed\n' });
  expect(valueOf(await leaveOut(git, { base, commit }, { paths: [], hunks: ['gone.txt:7:7'] }))).toBeNull();
  expect(valueOf(await leaveOut(git, { base, commit }, { paths: ['run.sh'], hunks: [] }))).toBeNull();
  expect(
    valueOf(await leaveOut(git, { base, commit }, { paths: [], hunks: ['gone.txt:1:1'] })),
  ).toMatchObject({
    paths: ['gone.txt'],
    hunks: [],
  });
});
