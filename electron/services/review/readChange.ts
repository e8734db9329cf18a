import type { GitError } from '#electron/git/gitError.ts';
import type { CommitDiffRequest, Diff } from '#electron/git/git.ts';
import type { DiffRequest } from '#electron/git/nativeGit.ts';
import { ok, type Result } from '#shared/contract/result.ts';
import { TOO_LARGE } from '#shared/review/parsePatch.ts';

/** Characters of one file's patch above which it is told and not shown: no screen or reader has use for it. */
const LARGEST_FILE = 24 * 1024 * 1024;

type CanDiff<Request> = { diff(request: Request): Promise<Result<Diff, GitError>> };

/**
 * The patch of a change, where a file too large to be read has its headers and a line that says so. A change too
 * large for one answer of git is read file by file. `onBeginning` hears the beginning of a long one as git prints it;
 * a giant may still stand in it.
 */
export async function readChange<Request extends CommitDiffRequest | DiffRequest>(
  git: CanDiff<Request>,
  request: Request,
  onBeginning?: (patch: string) => void,
): Promise<Result<string, GitError>> {
  const whole = await git.diff({ ...request, patchOnly: true, ...(onBeginning && { onBeginning }) });
  if (whole.ok) return ok(withoutGiants(whole.value.patch));
  if (whole.error.code !== 'tooLarge') return whole;
  return readOneByOne(git, request);
}

async function readOneByOne<Request extends CommitDiffRequest | DiffRequest>(
  git: CanDiff<Request>,
  request: Request,
): Promise<Result<string, GitError>> {
  const list = await git.diff({ ...request, listOnly: true });
  if (!list.ok) return list;
  const patches: string[] = [];
  for (const { path, from, kind } of list.value.files) {
    const paths = from === undefined ? [path] : [from, path];
    const one = await git.diff({ ...request, paths, patchOnly: true });
    if (one.ok) patches.push(withoutGiants(one.value.patch));
    else if (one.error.code === 'tooLarge') patches.push(giant(path, from, kind));
    else return one;
  }
  return ok(patches.join(''));
}

function giant(path: string, from: string | undefined, kind: string): string {
  const head = `diff --git a/${from ?? path} b/${path}\n`;
  const mode =
    kind === 'added' ? 'new file mode 100644\n' : kind === 'deleted' ? 'deleted file mode 100644\n' : '';
  return `${head}${mode}${TOO_LARGE}\n`;
}

function withoutGiants(patch: string): string {
  if (patch.length <= LARGEST_FILE) return patch;
  return patch
    .split(/^(?=diff --git )/m)
    .map((file) => {
      if (file.length <= LARGEST_FILE) return file;
      const body = file.search(/^@@ /m);
      return `${body < 0 ? '' : file.slice(0, body)}${TOO_LARGE}\n`;
    })
    .join('');
}
