import { childEnvironment } from '#electron/process/childEnvironment.ts';
import { describeProcessError } from '#electron/process/processError.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';

const LIMIT_MS = 120_000;

export type Remote = { readonly name: string; readonly address: string };

/** Where a branch is pushed to; null when the repository has no remote. */
export async function remoteOf(root: string, branch: string | null): Promise<Remote | null> {
  const own =
    branch === null ? null : await askProgram(root, 'git', ['config', '--get', `branch.${branch}.remote`]);
  const all = (await askProgram(root, 'git', ['remote']))?.split('\n') ?? [];
  const name = own ?? (all.includes('origin') ? 'origin' : all[0]);
  if (name === undefined) return null;
  const address = await askProgram(root, 'git', ['config', '--get', `remote.${name}.url`]);
  return address === null ? null : { name, address };
}

/**
 * The person's own git: their address, keys and helpers; the repository's hooks stay off, and nothing is asked in a
 * terminal. The failure is what git says first.
 */
export async function runRemoteGit(root: string, args: readonly string[]): Promise<Result<void, string>> {
  const ran = await runProcess({
    program: 'git',
    args: ['-c', 'core.hooksPath=/dev/null', ...args],
    cwd: root,
    env: childEnvironment({ GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }),
    timeoutMs: LIMIT_MS,
  });
  if (!ran.ok) return fail(describeProcessError(ran.error));
  if (ran.value.exitCode === 0) return ok(undefined);
  return fail(ran.value.stderr.trim().split('\n').at(0) ?? '');
}

/** What a program prints, or null when it is not there or fails: then there is another way. */
export async function askProgram(
  cwd: string,
  program: string,
  args: readonly string[],
): Promise<string | null> {
  const env = childEnvironment({ GIT_TERMINAL_PROMPT: '0', GH_PROMPT_DISABLED: '1', NO_COLOR: '1' });
  const ran = await runProcess({ program, args: [...args], cwd, env, timeoutMs: LIMIT_MS });
  const text = ran.ok && ran.value.exitCode === 0 ? ran.value.stdout.trim() : '';
  return text === '' ? null : text;
}
