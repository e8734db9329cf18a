import type { RunGit } from './runGit.ts';

/** Ends what git is doing once nobody wants it any more; as it is where nobody can say so. */
export function untilAborted(git: RunGit, signal: AbortSignal | undefined): RunGit {
  return signal ? (folder, args, options) => git(folder, args, { ...options, signal }) : git;
}
