import { describeProcessError } from '#electron/process/processError.ts';
import type { GitError } from './gitError.ts';

/** What went wrong and what to do next, in plain sentences. */
export function describeGitError(error: GitError): string {
  switch (error.code) {
    case 'notARepository':
      return `${error.path} is not a git repository. Make one of it, or open another folder.`;
    case 'bare':
      return `${error.path} is a bare repository, which has no files to work on. Clone it and open the clone.`;
    case 'noPermission':
      return `${error.path} may not be read or changed by this user. Ask its owner for access, or open another folder.`;
    case 'pathGone':
      return `${error.path} is gone. If it was moved, open it in its new place.`;
    case 'empty':
      return `${error.path} has no commit yet. Make a first commit, then try again.`;
    case 'unsupportedFormat':
      return `${error.path} is stored in a form that can only be read with git installed and the repository trusted (${error.detail}).`;
    case 'tooWide':
      return `${error.path} holds far more than one project, so no history is started there. Choose the project’s own folder.`;
    case 'alreadyARepository':
      return `${error.path} is a git repository already. Open it as it is.`;
    case 'outsideRepository':
      return `${error.path} is outside the repository. Choose a file inside it.`;
    case 'gitNotFound':
      return 'git was not found on this machine. Install it from git-scm.com, then look again.';
    case 'gitTooOld':
      return `git ${error.version} is too old. Install git ${error.needed} or later, then look again.`;
    case 'branchInUse':
      return `${error.branch} is open in ${error.path}. Switch to another branch there, then try again.`;
    case 'branchExists':
      return `There is a branch ${error.branch} already. Pick another name, or delete that branch.`;
    case 'branchClash':
      return `The branch ${error.branch} cannot exist beside ${error.existing}. Rename or delete ${error.existing}.`;
    case 'badBranchName':
      return `${error.branch} is not a name a branch can have. Use letters, digits and dashes.`;
    case 'pathTaken':
      return `${error.path} holds something else. Move that away, or choose another folder.`;
    case 'unknownRevision':
      return `${error.revision} is not known in this repository. It may have been deleted; read the repository again.`;
    case 'fileNotFound':
      return `${error.path} is not in ${error.commit}. It may have been moved or deleted.`;
    case 'nothingToCommit':
      return 'Nothing has changed, so there is nothing to commit.';
    case 'refMoved':
      return `${error.ref} was moved by another program in the meantime. Read the repository again and retry.`;
    case 'notFastForward':
      return `${error.branch} has commits that this work does not build on. Bring them in first, then retry.`;
    case 'conflict':
      return `Both sides changed ${listPaths(error.paths)} in ways that do not fit together. Settle these files, then retry.`;
    case 'wouldOverwrite':
      return `Unsaved changes in ${listPaths(error.paths)} would be overwritten. Commit or move them, then retry.`;
    case 'unfinishedMerge':
      return `A merge is not finished in ${error.path}. Finish or abort it, then retry.`;
    case 'filtered':
      return `${listPaths(error.paths)} passes through a filter program of this repository, which Overture does not run. Commit it with git yourself.`;
    case 'holdsRepositories':
      return `${listPaths(error.paths)} is a repository of its own, whose work cannot be kept. Move it away, then retry.`;
    case 'locked':
      return `Another program is at work on ${error.path}. Wait until it has finished; if none runs, delete that file.`;
    case 'tooLarge':
      return `${error.what} is larger than ${Math.round(error.limitBytes / 1024 / 1024)} MB, more than is read at once. Open it in another program.`;
    case 'timedOut':
      return `${error.what} took too long and was stopped. Try again when the machine is less busy.`;
    case 'cancelled':
      return 'This was stopped before it finished. Start it again when you want its result.';
    case 'processFailed':
      return describeProcessError(error.error);
    case 'failed':
      return `git could not do this: ${error.stderr.trim().split('\n')[0] || `it ended with code ${error.exitCode}`}. Look at the details, then retry.`;
  }
}

function listPaths(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}
