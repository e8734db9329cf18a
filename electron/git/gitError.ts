import type { ProcessError } from '#electron/process/processError.ts';

/** Everything in the world that can keep git from doing what was asked; `describeGitError` puts it into words. */
export type GitError =
  | { readonly code: 'notARepository'; readonly path: string }
  | { readonly code: 'bare'; readonly path: string }
  | { readonly code: 'noPermission'; readonly path: string }
  | { readonly code: 'pathGone'; readonly path: string }
  | { readonly code: 'empty'; readonly path: string }
  | { readonly code: 'unsupportedFormat'; readonly path: string; readonly detail: string }
  | { readonly code: 'alreadyARepository'; readonly path: string }
  /** The root of a disk, a home folder or one that holds it: no project is that wide. */
  | { readonly code: 'tooWide'; readonly path: string }
  | { readonly code: 'outsideRepository'; readonly path: string }
  | { readonly code: 'gitNotFound' }
  | { readonly code: 'gitTooOld'; readonly version: string; readonly needed: string }
  | { readonly code: 'branchInUse'; readonly branch: string; readonly path: string }
  | { readonly code: 'branchExists'; readonly branch: string }
  | { readonly code: 'branchClash'; readonly branch: string; readonly existing: string }
  | { readonly code: 'badBranchName'; readonly branch: string }
  | { readonly code: 'pathTaken'; readonly path: string }
  | { readonly code: 'unknownRevision'; readonly revision: string }
  | { readonly code: 'fileNotFound'; readonly commit: string; readonly path: string }
  | { readonly code: 'nothingToCommit' }
  | {
      readonly code: 'refMoved';
      readonly ref: string;
      readonly expected: string;
      readonly actual: string | null;
    }
  | { readonly code: 'notFastForward'; readonly branch: string }
  | { readonly code: 'conflict'; readonly paths: readonly string[] }
  | { readonly code: 'wouldOverwrite'; readonly paths: readonly string[] }
  | { readonly code: 'unfinishedMerge'; readonly path: string }
  | { readonly code: 'filtered'; readonly paths: readonly string[] }
  | { readonly code: 'holdsRepositories'; readonly paths: readonly string[] }
  | { readonly code: 'locked'; readonly path: string }
  | { readonly code: 'tooLarge'; readonly what: string; readonly limitBytes: number }
  | { readonly code: 'timedOut'; readonly what: string }
  | { readonly code: 'cancelled' }
  | { readonly code: 'processFailed'; readonly error: ProcessError }
  | {
      readonly code: 'failed';
      readonly args: readonly string[];
      readonly exitCode: number;
      readonly stderr: string;
    };
