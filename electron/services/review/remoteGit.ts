import { childEnvironment, type Environment } from '#electron/process/childEnvironment.ts';
import { describeProcessError } from '#electron/process/processError.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { remoteSettings, type Setting } from './remoteSettings.ts';

const LIMIT_MS = 120_000;
/** Where the remote is a folder, its side runs on this machine. Of several settings git takes the first: only an option wins. */
const OTHER_SIDE = {
  fetch: '--upload-pack=git-upload-pack',
  push: '--receive-pack=git-receive-pack',
} as const;

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
 * The person's own git: their address, keys and helpers. The repository's hooks and whatever else its files would run
 * stay off, and nothing is asked in a terminal. The failure is what git says first.
 */
export async function runRemoteGit(
  root: string,
  verb: keyof typeof OTHER_SIDE,
  args: readonly string[],
): Promise<Result<void, string>> {
  const settings = await readSettings(root);
  if (!settings.ok) return settings;
  const ran = await runGit(root, [verb, OTHER_SIDE[verb], ...args], settingsAsEnvironment(settings.value));
  return ran.ok ? ok(undefined) : ran;
}

/** What a program prints that works on the repository with git, which runs nothing its files name either. */
export async function askRemoteProgram(
  root: string,
  program: string,
  args: readonly string[],
): Promise<string | null> {
  const settings = await readSettings(root);
  return settings.ok ? askProgram(root, program, args, settingsAsEnvironment(settings.value)) : null;
}

/** What a program prints, or null when it is not there or fails: then there is another way. */
export async function askProgram(
  cwd: string,
  program: string,
  args: readonly string[],
  more: Environment = {},
): Promise<string | null> {
  const env = childEnvironment({
    GIT_TERMINAL_PROMPT: '0',
    GH_PROMPT_DISABLED: '1',
    NO_COLOR: '1',
    ...more,
  });
  const ran = await runProcess({ program, args: [...args], cwd, env, timeoutMs: LIMIT_MS });
  const text = ran.ok && ran.value.exitCode === 0 ? ran.value.stdout.trim() : '';
  return text === '' ? null : text;
}

/** Read anew each time: between two of a person's presses an agent may have changed the repository's settings. */
async function readSettings(root: string): Promise<Result<readonly Setting[], string>> {
  const listed = await runGit(root, ['config', '--list', '--show-scope', '-z']);
  if (!listed.ok) return listed;
  const parts = listed.value.split('\0');
  return ok(
    parts.flatMap((scope, index) => {
      const [key = '', ...value] = parts[index + 1]?.split('\n') ?? [];
      return index % 2 === 0 && key !== '' ? [{ scope, key, value: value.join('\n') }] : [];
    }),
  );
}

function settingsAsEnvironment(all: readonly Setting[]): Environment {
  const values = remoteSettings(all);
  const numbered = values.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key] as const,
    [`GIT_CONFIG_VALUE_${index}`, value] as const,
  ]);
  return { GIT_CONFIG_COUNT: String(values.length), ...Object.fromEntries(numbered) };
}

async function runGit(
  root: string,
  args: readonly string[],
  more: Environment = {},
): Promise<Result<string, string>> {
  const ran = await runProcess({
    program: 'git',
    args,
    cwd: root,
    env: childEnvironment({ GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...more }),
    timeoutMs: LIMIT_MS,
  });
  if (!ran.ok) return fail(describeProcessError(ran.error));
  if (ran.value.exitCode === 0) return ok(ran.value.stdout);
  return fail(ran.value.stderr.trim().split('\n').at(0) ?? '');
}
