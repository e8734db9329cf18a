import type { Environment } from '#electron/process/childEnvironment.ts';
import type { ProcessError } from '#electron/process/processError.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Person } from './git.ts';
import type { GitError } from './gitError.ts';
import type { GitProgram } from './gitProgram.ts';
import { type ConfigValue, hardenedEnvironment } from './hardening.ts';

export type GitOutput = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

export type RunGitOptions = {
  readonly input?: string | Uint8Array;
  /** Exit codes that carry an answer; `[0]` when absent. Any other one becomes the error `failed`. */
  readonly accept?: readonly number[];
  /** Lets git take the locks it takes for bookkeeping; reads leave them alone. */
  readonly writes?: boolean;
  /** Reads paths as patterns; otherwise every path means itself. */
  readonly patterns?: boolean;
  /** Works on another index file than the working tree's own. */
  readonly indexFile?: string;
  readonly author?: Person;
  /** Hears each piece of the output as git prints it. */
  readonly onStdout?: (chunk: Buffer) => void;
  readonly signal?: AbortSignal;
  /** Two minutes when absent. */
  readonly timeoutMs?: number;
};

/** Runs one git command in a folder. Arguments are an array, never a shell line. */
export type RunGit = (
  folder: string,
  args: readonly string[],
  options?: RunGitOptions,
) => Promise<Result<GitOutput, GitError>>;

const TIMEOUT_MS = 120_000;
const OUTPUT_BYTES = 256 * 1024 * 1024;

/** `overrides` names what this repository's own configuration must not decide, asked anew for every command. */
export function createGitRunner(needs: {
  readonly program: GitProgram;
  readonly env?: Environment;
  readonly overrides: (folder: string) => Promise<Result<readonly ConfigValue[], GitError>>;
}): RunGit {
  return async (folder, args, options = {}) => {
    const overrides = await needs.overrides(folder);
    if (!overrides.ok) return overrides;
    const env = hardenedEnvironment(overrides.value, { ...needs.env, ...optionEnvironment(options) });
    const ran = await runProcess({
      program: needs.program.path,
      args: ['--no-pager', ...args],
      cwd: folder,
      env,
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      maxStdoutBytes: OUTPUT_BYTES,
      ...(options.input === undefined ? {} : { input: options.input }),
      ...(options.onStdout ? { onStdout: options.onStdout } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    if (!ran.ok) return fail(fromProcessError(ran.error, args));

    const { exitCode, stdout, stderr, stdoutTruncated } = ran.value;
    if (stdoutTruncated) return fail({ code: 'tooLarge', what: nameOf(args), limitBytes: OUTPUT_BYTES });
    if (exitCode !== null && (options.accept ?? [0]).includes(exitCode))
      return ok({ exitCode, stdout, stderr });
    return fail(fromFailure(folder, args, exitCode ?? -1, stderr));
  };
}

function optionEnvironment(options: RunGitOptions): Environment {
  const { author } = options;
  return {
    GIT_OPTIONAL_LOCKS: options.writes ? undefined : '0',
    GIT_LITERAL_PATHSPECS: options.patterns ? undefined : '1',
    GIT_INDEX_FILE: options.indexFile,
    GIT_AUTHOR_NAME: author?.name,
    GIT_AUTHOR_EMAIL: author?.email,
    GIT_COMMITTER_NAME: author?.name,
    GIT_COMMITTER_EMAIL: author?.email,
  };
}

function fromProcessError(error: ProcessError, args: readonly string[]): GitError {
  switch (error.code) {
    case 'notFound':
      return { code: 'gitNotFound' };
    case 'folderGone':
      return { code: 'pathGone', path: error.folder };
    case 'timedOut':
      return { code: 'timedOut', what: nameOf(args) };
    case 'cancelled':
      return { code: 'cancelled' };
    case 'notPermitted':
    case 'startFailed':
      return { code: 'processFailed', error };
  }
}

/** git tells these apart on stderr only; its exit code (128) is shared by every fatal error. */
const LOCKED = /Unable to create '(?<path>.+\.lock)': File exists/;
const NOT_A_REPOSITORY = /not a git repository/;
const NO_PERMISSION = /(?:insufficient permission for adding an object|Permission denied)/;

function fromFailure(folder: string, args: readonly string[], exitCode: number, stderr: string): GitError {
  const lock = LOCKED.exec(stderr)?.groups?.['path'];
  if (lock) return { code: 'locked', path: lock };
  if (NOT_A_REPOSITORY.test(stderr)) return { code: 'notARepository', path: folder };
  if (NO_PERMISSION.test(stderr)) return { code: 'noPermission', path: folder };
  return { code: 'failed', args, exitCode, stderr };
}

function nameOf(args: readonly string[]): string {
  return `git ${args.find((arg) => !arg.startsWith('-')) ?? ''}`.trim();
}
