import type { Result } from '#shared/contract/result.ts';
import type { GitError } from './gitError.ts';

/** A person as a commit names them. */
export type Person = { readonly name: string; readonly email: string };

export type Head = {
  /** Short branch name; null when HEAD is detached. */
  readonly branch: string | null;
  /** Full object id; null while the branch has no commit yet. */
  readonly commit: string | null;
};

export type RepositoryFacts = {
  /** Real path of the top folder of the working tree. */
  readonly root: string;
  /** Real path of the folder that all linked working trees share. */
  readonly commonDir: string;
  readonly head: Head | null;
  /** The branch HEAD names, also while it is unborn. */
  readonly branch: string | null;
  readonly isLinkedWorktree: boolean;
};

export type Branch = { readonly name: string; readonly commit: string };

export type TrackedFile = {
  readonly path: string;
  readonly oid: string;
  readonly kind: 'file' | 'executable' | 'symlink' | 'submodule';
};

export type Trailer = { readonly key: string; readonly value: string };

export type Commit = {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: Person;
  /** Author date, ISO 8601 in UTC. */
  readonly date: string;
  /** The whole message, trailers included. */
  readonly message: string;
  readonly subject: string;
  readonly trailers: readonly Trailer[];
};

/** Newest first; `more` tells that the limit cut the list. */
export type History = { readonly commits: readonly Commit[]; readonly more: boolean };

/** `content` commits the given text or bytes, `workingTree` what the file holds now, `delete` removes the path. */
export type FileChange =
  | { readonly path: string; readonly content: string | Uint8Array }
  | { readonly path: string; readonly workingTree: true }
  | { readonly path: string; readonly delete: true };

export type CommitRequest = {
  readonly files: readonly FileChange[];
  readonly message: string;
  readonly trailers?: readonly Trailer[];
  readonly author: Person;
};

export type HistoryRequest = {
  /** A file or folder; everything when absent. */
  readonly path?: string;
  readonly limit: number;
  /** Branch or commit to start from; HEAD when absent. */
  readonly from?: string;
};

export type FileDiff = {
  readonly path: string;
  readonly from?: string;
  readonly kind: 'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'typeChanged';
  /** Null for a binary file. */
  readonly addedLines: number | null;
  readonly removedLines: number | null;
};
export type Diff = {
  /** Unified patch text with `a/` and `b/` prefixes; `Binary files … differ` stands for a binary change. */
  readonly patch: string;
  readonly files: readonly FileDiff[];
};

export type CommitDiffRequest = {
  readonly from: string;
  readonly to: string;
  readonly paths?: readonly string[];
  /** Lines around each change; 3 when absent. */
  readonly context?: number;
  /** Leaves the patch empty: only which files changed and by how much. */
  readonly listOnly?: boolean;
  /** Spares the list of files, which may then be empty: counting their lines takes as long as the patch itself. */
  readonly patchOnly?: boolean;
  /** Hears the beginning of a long patch, whole lines of it, as soon as git has printed that much. */
  readonly onBeginning?: (patch: string) => void;
  /** Ends the reading, which then fails as cancelled. */
  readonly signal?: AbortSignal | undefined;
};

type Answer<Value> = Promise<Result<Value, GitError>>;

/**
 * One opened repository, read the same way by both engines. All paths are relative to `root`, with forward slashes.
 * A `commit` argument takes a full object id, a branch name or `HEAD`.
 */
export interface Git {
  readonly engine: 'embedded' | 'native';
  readonly root: string;
  describe(): Answer<RepositoryFacts>;
  head(): Answer<Head>;
  branches(): Answer<readonly Branch[]>;
  /** The full object id that a branch, `HEAD` or id names. */
  resolve(revision: string): Answer<string>;
  /** Sorted by path, in byte order. */
  listFiles(commit: string): Answer<readonly TrackedFile[]>;
  readFile(commit: string, path: string): Answer<Buffer>;
  history(request: HistoryRequest): Answer<History>;
  diff(request: CommitDiffRequest): Answer<Diff>;
  /** Commits exactly these files on top of HEAD and leaves every other change of the person as it is. */
  commitFiles(request: CommitRequest): Answer<string>;
  /** The configured user.name and user.email; null when either is missing, so that the caller gives its own. */
  identity(): Answer<Person | null>;
  dispose(): Promise<void>;
}
