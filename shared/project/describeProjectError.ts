import type { ProjectError } from './projectError.ts';

/** One or two plain sentences: what happened, what is safe, what to do. */
export function describeProjectError(error: ProjectError): string {
  switch (error.code) {
    case 'notARepository':
      return `${error.path} has no history yet. Overture keeps every version in git, and this folder does not use it so far.`;
    case 'emptyRepository':
      return `${error.path} is a repository without a first version. Overture builds on the newest one.`;
    case 'bareRepository':
      return `${error.path} is a bare repository: it holds history but no files to work on. Open a clone of it instead.`;
    case 'noPermission':
      return `Overture may not read ${error.path}. Change its permissions, or choose another folder.`;
    case 'pathGone':
      return `${error.path} is not there any more. It may have been moved, or its drive is not connected.`;
    case 'notAFolder':
      return `${error.path} is a file. Choose the folder that holds the project.`;
    case 'folderInUse':
      return `${error.path} already holds something. Choose another folder.`;
    case 'commandsChanged':
      return 'The commands changed while you were reading. Look at them again; nothing was trusted.';
    case 'unknownProject':
      return 'This project is not open any more. Open it again from the start page.';
    case 'gitMissing':
      return 'Git is not installed on this machine. Specs and plans work without it; running tasks needs it.';
    case 'fileUnreadable':
      return `${error.path} cannot be shown: ${error.reason}`;
    case 'failed':
      return error.reason;
  }
}
