import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#electron/process/childEnvironment.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from './gitError.ts';
import type { GitProgram } from './gitProgram.ts';
import { type ConfigValue, hardenedEnvironment } from './hardening.ts';
import { locateRepository } from './locateRepository.ts';

export type RepositoryOverrides = {
  readonly values: readonly ConfigValue[];
  /** Content filters the repository itself defines; they never run, and files under them are not committed. */
  readonly filters: readonly string[];
};

type Entry = { readonly scope: string; readonly key: string };

/**
 * Reads what programs a repository's own configuration names and gives the values that disarm them.
 * A change of its configuration files, also by an agent at work, is noticed by the next call.
 */
export function createOverridesReader(program: GitProgram, env: Environment) {
  const known = new Map<string, { readonly print: string; readonly overrides: RepositoryOverrides }>();
  return async (folder: string): Promise<Result<RepositoryOverrides, GitError>> => {
    const print = await fingerprint(folder);
    const before = known.get(folder);
    if (before && before.print === print) return ok(before.overrides);
    const entries = await listConfiguration(program, env, folder);
    if (!entries.ok) return entries;
    const overrides = disarm(entries.value);
    // An included file lives anywhere, so its changes cannot be seen from here.
    if (entries.value.some(({ key }) => /^include(?:if\..*)?\.path$/s.test(key))) known.delete(folder);
    else known.set(folder, { print, overrides });
    return ok(overrides);
  };
}

async function fingerprint(folder: string): Promise<string> {
  const found = await locateRepository(folder);
  if (!found.ok) return found.error.code;
  const { commonDir, gitDir } = found.value;
  const files = [join(commonDir, 'config'), join(gitDir, 'config.worktree')];
  const stats = await Promise.all(files.map((file) => stat(file, { bigint: true }).catch(() => null)));
  return stats.map((one) => (one ? `${one.ino} ${one.size} ${one.mtimeNs} ${one.ctimeNs}` : '-')).join(' ');
}

async function listConfiguration(
  program: GitProgram,
  env: Environment,
  folder: string,
): Promise<Result<readonly Entry[], GitError>> {
  const args = ['config', '--list', '--show-scope', '--name-only', '-z'];
  const ran = await runProcess({
    program: program.path,
    args,
    cwd: folder,
    env: hardenedEnvironment([], env),
    timeoutMs: 30_000,
  });
  if (!ran.ok) {
    if (ran.error.code === 'folderGone') return fail({ code: 'pathGone', path: folder });
    if (ran.error.code === 'notFound') return fail({ code: 'gitNotFound' });
    return fail({ code: 'processFailed', error: ran.error });
  }
  const { exitCode, stdout, stderr } = ran.value;
  if (exitCode !== 0) return fail({ code: 'failed', args, exitCode: exitCode ?? -1, stderr });
  const parts = stdout.split('\0').slice(0, -1);
  return ok(
    parts.flatMap((scope, index) => (index % 2 === 0 ? [{ scope, key: parts[index + 1] ?? '' }] : [])),
  );
}

/** Only the repository's own files are distrusted: a filter or driver of the person's own belongs to the person. */
export function disarm(entries: readonly Entry[]): RepositoryOverrides {
  const own = entries.filter(({ scope }) => scope === 'local' || scope === 'worktree');
  const filters = namesIn(own, /^filter\.(?<name>.+)\.(?:clean|smudge|process)$/s);
  const drivers = namesIn(own, /^merge\.(?<name>.+)\.driver$/s);
  const hooks = namesIn(entries, /^hook\.(?<name>.+)\.[^.]+$/s);
  const values: ConfigValue[] = [
    ...filters.flatMap((name) => [
      [`filter.${name}.clean`, ''] as const,
      [`filter.${name}.smudge`, ''] as const,
      [`filter.${name}.process`, ''] as const,
      [`filter.${name}.required`, 'false'] as const,
    ]),
    // An empty driver would take our side in silence; this one is git's own merge of text.
    ...drivers.map(
      (name) => [`merge.${name}.driver`, 'git merge-file -q --marker-size=%L %A %O %B'] as const,
    ),
    ...hooks.map((name) => [`hook.${name}.enabled`, 'false'] as const),
  ];
  return { values, filters };
}

function namesIn(entries: readonly Entry[], pattern: RegExp): readonly string[] {
  const names = entries.flatMap(({ key }) => pattern.exec(key)?.groups?.['name'] ?? []);
  return [...new Set(names)];
}
