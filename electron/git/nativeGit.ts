import type { Result } from '#shared/contract/result.ts';
import type { CommitDiffRequest, Diff, Git, Person, TrackedFile, Trailer } from './git.ts';
import type { GitError } from './gitError.ts';
import type { FilledSubmodules } from './native/fillSubmodules.ts';

type Answer<Value> = Promise<Result<Value, GitError>>;

export type StatusEntry = {
  readonly path: string;
  readonly kind: 'added' | 'modified' | 'deleted' | 'renamed' | 'typeChanged' | 'untracked' | 'conflicted';
  /** The earlier path of a rename. */
  readonly from?: string;
  readonly staged: boolean;
  readonly unstaged: boolean;
};
export type Status = {
  readonly branch: string | null;
  readonly commit: string | null;
  readonly entries: readonly StatusEntry[];
};

/** `workingTree` is the folder as it is now, untracked files included, ignored ones not. */
export type DiffRequest = Omit<CommitDiffRequest, 'to'> & {
  readonly to: string | { readonly workingTree: string };
};

export type ChangesRequest = {
  readonly from: string;
  readonly limit: number;
  /** Only commits that this one does not have. */
  readonly after?: string;
  readonly signal?: AbortSignal | undefined;
};
export type CommitChanges = {
  readonly id: string;
  /** Committer date, ISO 8601 in UTC. */
  readonly date: string;
  readonly message: string;
  /** Added or changed, deleted ones aside. */
  readonly paths: readonly string[];
};

export type Workspace = { readonly path: string; readonly branch: string; readonly commit: string };
export type Worktree = {
  readonly path: string;
  readonly branch: string | null;
  readonly commit: string | null;
};
export type AddWorkspaceRequest = {
  /** A folder that does not exist yet. */
  readonly path: string;
  /** Created at `startCommit`; an existing branch is checked out when `startCommit` is absent. */
  readonly branch: string;
  readonly startCommit?: string;
};
export type RemovedWorkspace = {
  /** Null when nothing was unsaved. */
  readonly recovery: { readonly ref: string; readonly commit: string } | null;
};

export type BranchTip = {
  /** `refs/heads/main`, `refs/remotes/origin/main`. */
  readonly ref: string;
  readonly name: string;
  readonly isRemote: boolean;
  /** The folder of the repository shows it. */
  readonly isCurrent: boolean;
  readonly commit: string;
  readonly subject: string;
  readonly author: string;
  /** Of the commit, ISO 8601 in UTC. */
  readonly date: string;
};

export type Recovery = { readonly ref: string; readonly commit: string; readonly date: string };

export type CommitAllRequest = {
  readonly worktree: string;
  readonly message: string;
  readonly trailers?: readonly Trailer[];
  readonly author: Person;
  /** Paths or glob patterns, from the top folder, that never enter the commit. */
  readonly droppings?: readonly string[];
};
export type CommittedAll = {
  readonly commit: string;
  /** Repositories found inside the folder; they cannot be part of a commit. */
  readonly skipped: readonly string[];
};

/** `size` in bytes; null for a submodule, whose `id` is the commit it stands at. */
export type TreeEntry = {
  readonly id: string;
  readonly kind: TrackedFile['kind'];
  readonly size: number | null;
};

export type MergeConflict = { readonly path: string; readonly reason: string };
export type MergeTrial = { readonly tree: string; readonly conflicts: readonly MergeConflict[] };
export type MergeRequest = {
  readonly ours: string;
  readonly theirs: string;
  readonly message: string;
  readonly trailers?: readonly Trailer[];
  readonly author: Person;
};
export type CommitTreeRequest = {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly trailers?: readonly Trailer[];
  readonly author: Person;
};

/** What only an installed git can do. Every path of a working tree is absolute. */
export interface NativeGit extends Git {
  readonly engine: 'native';
  version(): string;
  worktrees(): Answer<readonly Worktree[]>;
  addWorkspace(request: AddWorkspaceRequest): Answer<Workspace>;
  /** Writes the files of submodules into a new workspace, as far as the person's own checkout has them. */
  fillSubmodules(workspace: string): Answer<FilledSubmodules>;
  /** Writes `refs/overture/recovery/<name>` first when anything is unsaved, then removes; deletion goes on behind. */
  removeWorkspace(path: string, recoveryName: string): Answer<RemovedWorkspace>;
  /** The same recovery commit without removing anything; null when nothing is unsaved. */
  saveRecovery(path: string, recoveryName: string): Answer<RemovedWorkspace['recovery']>;
  /** Unsaved work kept by earlier removals, newest first; add a workspace at its commit to get it back. */
  recoveries(): Answer<readonly Recovery[]>;
  status(worktree: string): Answer<Status>;
  /** Tracked and new files of the working tree, ignored ones aside. */
  workingFiles(): Answer<readonly string[]>;
  /** Local branches and those of remotes as last fetched, newest commit first. */
  branchTips(): Answer<readonly BranchTip[]>;
  /** How many commits `to` has that `from` has not. */
  countCommits(from: string, to: string): Answer<number>;
  /** What each commit changed, newest first, merges aside. */
  changes(request: ChangesRequest): Answer<readonly CommitChanges[]>;
  commitAll(request: CommitAllRequest): Answer<CommittedAll>;
  diff(request: DiffRequest): Answer<Diff>;
  /** Writes the whole difference of two commits, binary files included, to a file that `git apply` reads. */
  writePatch(request: { readonly from: string; readonly to: string; readonly file: string }): Answer<void>;
  createBranch(branch: string, commit: string): Answer<void>;
  /** Moves any ref; `expected` is its old value, null when it must not exist yet. */
  updateRef(ref: string, commit: string, expected: string | null): Answer<void>;
  /** Moves a branch that no working tree has checked out, forward only. */
  fastForward(branch: string, commit: string, expected: string): Answer<void>;
  /** The id of a commit's tree. */
  treeOf(commit: string): Answer<string>;
  isAncestor(ancestor: string, descendant: string): Answer<boolean>;
  mergeBase(left: string, right: string): Answer<string | null>;
  /** A dry run: touches no ref and no file. */
  mergeTree(ours: string, theirs: string): Answer<MergeTrial>;
  /** A merge commit that no ref names yet; fails with `conflict` when the trial has any. */
  mergeCommit(request: MergeRequest): Answer<string>;
  commitTree(request: CommitTreeRequest): Answer<string>;
  /** `tree` with other contents in some files, or without them where the content is null. Touches no index or file. */
  treeWithFiles(request: {
    readonly tree: string;
    readonly files: readonly { readonly path: string; readonly content: string | Uint8Array | null }[];
  }): Answer<string>;
  /** The tree of `commit` where these paths are as in `from`, or gone where `from` has none. Touches no index or file. */
  treeWithPaths(request: {
    readonly commit: string;
    readonly from: string;
    readonly paths: readonly string[];
  }): Answer<string>;
  /**
   * Brings a branch forward to `commit`, together with the files of the folder that has it checked out.
   * `wouldOverwrite` names the unsaved files in the way; then nothing has moved.
   */
  mergeIntoCheckedOutBranch(branch: string, commit: string): Answer<void>;
  /** What a commit holds at a path; null for nothing, and for a folder. */
  entry(commit: string, path: string): Answer<TreeEntry | null>;
  /** One object by `<id>` or `<commit>:<path>`. */
  catFile(object: string): Answer<Buffer>;
}

export function isNativeGit(git: Git): git is NativeGit {
  return git.engine === 'native';
}
