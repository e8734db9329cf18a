import type { ProcessOutput } from './processOutput.ts';

/** Why a program did not run to its own end. What it had written until then comes along, so that a log can show it. */
export type ProcessError =
  | { readonly code: 'notFound'; readonly program: string }
  | { readonly code: 'notPermitted'; readonly program: string }
  | { readonly code: 'folderGone'; readonly folder: string }
  | {
      readonly code: 'timedOut';
      readonly program: string;
      readonly afterMs: number;
      readonly output: ProcessOutput;
    }
  | { readonly code: 'cancelled'; readonly program: string; readonly output: ProcessOutput }
  | { readonly code: 'startFailed'; readonly program: string; readonly detail: string };

/** One plain sentence, with a way forward. */
export function describeProcessError(error: ProcessError): string {
  switch (error.code) {
    case 'notFound':
      return `${error.program} was not found on this machine. Install it, or give its full path.`;
    case 'notPermitted':
      return `${error.program} may not be run by this user. Check that the file is executable.`;
    case 'folderGone':
      return `The folder ${error.folder} is gone. Restore it, or pick another.`;
    case 'timedOut':
      return `${error.program} did not finish within ${Math.round(error.afterMs / 1000)} s and was stopped. Allow it more time, or look at its output.`;
    case 'cancelled':
      return `${error.program} was stopped before it finished. Start it again when you want its result.`;
    case 'startFailed':
      return `${error.program} could not be started: ${error.detail}. Check its installation.`;
  }
}
