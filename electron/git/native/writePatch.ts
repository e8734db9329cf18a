import { ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { resolveRevision } from './resolveRevision.ts';

/**
 * Writes what two commits differ in to a file, every byte of it, so that `git apply` makes the one from the other.
 * Git itself writes it: its output as text would lose what is no text.
 */
export async function writePatch(
  git: RunGit,
  root: string,
  request: { readonly from: string; readonly to: string; readonly file: string },
): Promise<Result<void, GitError>> {
  const from = await resolveRevision(git, root, request.from);
  if (!from.ok) return from;
  const to = await resolveRevision(git, root, request.to);
  if (!to.ok) return to;
  const plain = [
    'diff-tree',
    '-r',
    '--patch',
    '--find-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
  ];
  const exact = [
    '--binary',
    '--full-index',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    `--output=${request.file}`,
  ];
  const ran = await git(root, [...plain, ...exact, from.value, to.value, '--']);
  return ran.ok ? ok(undefined) : ran;
}
