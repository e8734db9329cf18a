import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import { countFiles } from './countFiles.ts';

/** Why a repository was not opened, as the page tells it. */
export async function projectErrorFromGit(error: GitError, path: string): Promise<ProjectError> {
  switch (error.code) {
    case 'notARepository':
      return { code: 'notARepository', path, files: await countFiles(path), parent: null };
    case 'bare':
      return { code: 'bareRepository', path };
    case 'empty':
      return { code: 'emptyRepository', path, files: await countFiles(path) };
    case 'noPermission':
      return { code: 'noPermission', path: error.path };
    case 'pathGone':
      return { code: 'pathGone', path };
    default:
      return { code: 'failed', reason: describeGitError(error) };
  }
}
