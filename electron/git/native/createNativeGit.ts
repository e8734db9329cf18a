import { realpath } from 'node:fs/promises';
import type { Environment } from '#electron/process/childEnvironment.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import { factsOf } from '../describeRepository.ts';
import type { RepositoryFacts } from '../git.ts';
import type { GitError } from '../gitError.ts';
import type { GitProgram } from '../gitProgram.ts';
import { hardenedEnvironment } from '../hardening.ts';
import type { NativeGit } from '../nativeGit.ts';
import { createOverridesReader } from '../repositoryOverrides.ts';
import { createGitRunner, type RunGit } from '../runGit.ts';
import { locateRepository } from '../locateRepository.ts';
import { addWorkspace } from './addWorkspace.ts';
import { createCatFile } from './catFile.ts';
import { commitAll } from './commitAll.ts';
import { commitFiles } from './commitFiles.ts';
import { commitTree } from './commitTree.ts';
import { treeWithFiles } from './treeWithFiles.ts';
import { treeWithPaths } from './treeWithPaths.ts';
import { createBranch, fastForward } from './createBranch.ts';
import { createQueue } from '../createQueue.ts';
import { countCommits } from './countCommits.ts';
import { fillSubmodules } from './fillSubmodules.ts';
import { listBranches } from './listBranches.ts';
import { listBranchTips } from './listBranchTips.ts';
import { listFiles } from './listFiles.ts';
import { listRecoveries } from './listRecoveries.ts';
import { listWorkingFiles } from './listWorkingFiles.ts';
import { listWorktrees } from './listWorktrees.ts';
import { mergeIntoCheckedOutBranch } from './mergeIntoCheckedOutBranch.ts';
import { mergeCommit, mergeTrier } from './mergeTree.ts';
import { readChanges } from './readChanges.ts';
import { readDiff } from './readDiff.ts';
import { readEntry } from './readEntry.ts';
import { readFile, readObject } from './readFile.ts';
import { readHead } from './readHead.ts';
import { readHistory } from './readHistory.ts';
import { readIdentity } from './readIdentity.ts';
import { readStatus } from './readStatus.ts';
import { rememberLasting } from './rememberLasting.ts';
import { removeWorkspace } from './removeWorkspace.ts';
import { resolveRevision, treeOf } from './resolveRevision.ts';
import { saveRecovery } from './saveRecovery.ts';
import { isAncestor, mergeBase, updateRef } from './updateRef.ts';
import { writePatch } from './writePatch.ts';

export type NativeGitNeeds = {
  readonly program: GitProgram;
  readonly root: string;
  /** More names for the environment of every git child; tests point HOME somewhere else. */
  readonly env?: Environment;
};

/** Where git itself believes the working tree to be. */
type WithTopFolder = { topFolder(): Promise<Result<string, GitError>> };

/** The installed git, bound to one repository that its person trusts. */
export function createNativeGit({ program, root, env = {} }: NativeGitNeeds): NativeGit & WithTopFolder {
  const overrides = createOverridesReader(program, env);
  const git = rememberLasting(
    createGitRunner({
      program,
      env,
      overrides: async (folder) => {
        const read = await overrides(folder);
        return read.ok ? ok(read.value.values) : read;
      },
    }),
  );
  const openCatFile = (folder: string) =>
    createCatFile({ program, folder, env: () => hardenedEnvironment([], env) });
  const catFile = openCatFile(root);
  const tryMerge = mergeTrier({ git, root, catFile }, program.version);
  const oneAtATime = createQueue();
  const deletions = new Set<Promise<void>>();

  /** Runs what touches file contents with the names of the filters that must not run. */
  async function withFilters<Value>(
    folder: string,
    use: (filters: readonly string[]) => Promise<Result<Value, GitError>>,
  ): Promise<Result<Value, GitError>> {
    const read = await overrides(folder);
    return read.ok ? use(read.value.filters) : read;
  }

  return {
    engine: 'native',
    root,
    version: () => program.version,
    topFolder: () => topFolder(git, root),
    describe: () => describe(git, root),
    head: () => readHead(git, root),
    branches: () => listBranches(git, root),
    resolve: (revision) => resolveRevision(git, root, revision),
    listFiles: (commit) => listFiles(git, root, commit),
    readFile: (commit, path) => readFile(git, catFile, root, commit, path),
    entry: (commit, path) => readEntry(git, root, commit, path),
    catFile: (object) => readObject(catFile, object),
    history: (request) => readHistory(git, root, request),
    identity: () => readIdentity(git, root),
    commitFiles: (request) =>
      oneAtATime(() => withFilters(root, (filters) => commitFiles(git, root, filters, request))),
    worktrees: () => listWorktrees(git, root, program.version),
    addWorkspace: (request) => oneAtATime(() => addWorkspace(git, root, request)),
    fillSubmodules: (workspace) => fillSubmodules({ git, root, openCatFile }, workspace),
    recoveries: () => listRecoveries(git, root),
    saveRecovery: (path, name) => saveRecovery(git, path, name),
    removeWorkspace: (path, name) =>
      oneAtATime(async () => {
        const removed = await removeWorkspace(git, root, path, name);
        if (!removed.ok) return removed;
        const { recovery, deleted } = removed.value;
        deletions.add(deleted);
        void deleted.finally(() => deletions.delete(deleted));
        return ok({ recovery });
      }),
    branchTips: () => listBranchTips(git, root),
    countCommits: (from, to) => countCommits(git, root, from, to),
    workingFiles: () => listWorkingFiles(git, root),
    changes: (request) => readChanges(git, root, request),
    status: (worktree) => readStatus(git, worktree),
    commitAll: (request) => withFilters(request.worktree, (filters) => commitAll(git, filters, request)),
    diff: (request) => readDiff(git, root, request),
    writePatch: (request) => writePatch(git, root, request),
    createBranch: (branch, commit) => createBranch(git, root, branch, commit),
    updateRef: (ref, commit, expected) => updateRef(git, root, ref, commit, expected),
    fastForward: (branch, commit, expected) => fastForward(git, root, branch, commit, expected),
    treeOf: (commit) => treeOf(git, root, commit),
    isAncestor: (ancestor, descendant) => isAncestor(git, root, ancestor, descendant),
    mergeBase: (left, right) => mergeBase(git, root, left, right),
    mergeTree: tryMerge,
    mergeCommit: (request) => mergeCommit(git, root, tryMerge, request),
    commitTree: (request) => commitTree(git, root, request),
    treeWithFiles: (request) => treeWithFiles(git, root, request),
    treeWithPaths: (request) => treeWithPaths(git, root, request),
    mergeIntoCheckedOutBranch: (branch, commit) =>
      oneAtATime(() =>
        withFilters(root, (filters) =>
          mergeIntoCheckedOutBranch(git, { root, version: program.version, filters }, branch, commit),
        ),
      ),
    async dispose() {
      await Promise.all([catFile.dispose(), ...deletions]);
    },
  };
}

async function describe(git: RunGit, root: string): Promise<Result<RepositoryFacts, GitError>> {
  const found = await locateRepository(root);
  if (!found.ok) return found;
  const head = await readHead(git, root);
  return head.ok ? ok(factsOf(found.value, head.value)) : head;
}

async function topFolder(git: RunGit, root: string): Promise<Result<string, GitError>> {
  const ran = await git(root, ['rev-parse', '--show-toplevel']);
  return ran.ok ? ok(await realpath(ran.value.stdout.replace(/\n$/, ''))) : ran;
}
