import { tmpdir } from 'node:os';
import { childEnvironment } from '#electron/process/childEnvironment.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from './gitError.ts';
import type { GitProgram } from './gitProgram.ts';

/** The first version that adds a workspace locked with a reason. docs/decisions/dry-run-merges.md tells what else is needed. */
export const OLDEST_GIT = '2.33';

/** Finds the installed git, or the one the person named; fails with `gitNotFound` or `gitTooOld`. */
export async function findGit(path = 'git'): Promise<Result<GitProgram, GitError>> {
  const ran = await runProcess({
    program: path,
    args: ['version'],
    cwd: tmpdir(),
    env: childEnvironment(),
    timeoutMs: 20_000,
  });
  // Without Apple's developer tools /usr/bin/git exists but only says that they are missing.
  const version = ran.ok && ran.value.exitCode === 0 ? parseVersion(ran.value.stdout) : null;
  if (version === null) return fail({ code: 'gitNotFound' });
  if (compareVersions(version, OLDEST_GIT) < 0)
    return fail({ code: 'gitTooOld', version, needed: OLDEST_GIT });
  return ok({ path, version });
}

/** `git version 2.39.5 (Apple Git-154)` and `git version 2.47.0.windows.1` carry more than numbers. */
export function parseVersion(text: string): string | null {
  return /^git version (?<version>\d+\.\d+(?:\.\d+)?)/.exec(text)?.groups?.['version'] ?? null;
}

export function compareVersions(left: string, right: string): number {
  const [lefts, rights] = [left, right].map((text) => text.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (lefts?.[index] ?? 0) - (rights?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
