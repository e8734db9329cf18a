import { expect, test } from 'vitest';
import { openNativeGit } from '#test/helpers/openNativeGit.ts';
import { tempRepo } from '#test/helpers/tempRepo.ts';
import { valueOf } from '#test/helpers/valueOf.ts';
import { moveWork } from './moveWork.ts';

async function setUp() {
  const repo = await tempRepo({ files: { a: '1' } });
  const git = await openNativeGit(repo);
  const path = repo.sibling('work');
  const branch = 'overture/001-x/T1-1';
  const { commit: from } = valueOf(await git.addWorkspace({ path, branch, startCommit: 'main' }));
  const author = { name: 'Ada', email: 'ada@overture.example' };
  const tree = (await repo.git('rev-parse', `${from}^{tree}`)).trim();
  const newer = valueOf(await git.commitTree({ tree, parents: [from], message: 'Newer', author }));
  const tip = async () => (await repo.git('rev-parse', branch)).trim();
  return { repo, git, path, branch, from, newer, tip };
}

test('the branch and its workspace go on to newer work', async () => {
  const { git, branch, from, newer, tip } = await setUp();
  valueOf(await moveWork(git, branch, from, newer));
  expect(await tip()).toBe(newer);
});

test('what was committed in the workspace meanwhile is never left behind', async () => {
  const { repo, git, path, branch, from, newer, tip } = await setUp();
  await repo.git('-C', path, 'commit', '-q', '--allow-empty', '-m', 'By hand');
  const byHand = await tip();
  expect(await moveWork(git, branch, from, newer)).toMatchObject({
    error: { code: 'refMoved', expected: from, actual: byHand },
  });
  expect(await tip()).toBe(byHand);
});
