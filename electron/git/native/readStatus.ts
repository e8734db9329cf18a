import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { Status } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import { parseStatus } from './parseStatus.ts';

export async function readStatus(git: RunGit, folder: string): Promise<Result<Status, GitError>> {
  const args = [
    'status',
    '--porcelain=v2',
    '--branch',
    '-z',
    '--untracked-files=all',
    '--ignore-submodules=dirty',
  ];
  const ran = await git(folder, [...args, '--find-renames']);
  return ran.ok ? ok(parseStatus(ran.value.stdout)) : ran;
}
