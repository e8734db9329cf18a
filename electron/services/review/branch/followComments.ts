import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { KeptComment } from '#shared/review/branchFacts.ts';
import { followAnchor } from '#shared/review/followAnchor.ts';
import type { BranchComment } from '#shared/review/look.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { PatchFile } from '#shared/review/patch.ts';

type Ends = { readonly base: string; readonly commit: string };

/** Where comments written on other commits are in the change from `to.base` to `to.commit`, or that their text is gone. */
export async function followComments(
  git: Pick<NativeGit, 'diff'>,
  comments: readonly KeptComment[],
  to: Ends,
): Promise<readonly BranchComment[]> {
  const changes = createChangeReader(git);
  return Promise.all(
    comments.map(async ({ base, commit, ...comment }): Promise<BranchComment> => {
      const { anchor } = comment;
      if (anchor.kind !== 'line') return { ...comment, outdated: false };
      const [from, now] = anchor.side === 'new' ? [commit, to.commit] : [base, to.base];
      const files = await changes(from, now);
      // What cannot be compared any more, such as a commit that git has thrown away, is no place for a comment.
      if (files === null) return { ...comment, outdated: true };
      return { ...comment, ...followAnchor(anchor, { old: files, new: files }) };
    }),
  );
}

/** Reads each change once; null when git cannot say it. */
export function createChangeReader(
  git: Pick<NativeGit, 'diff'>,
): (from: string, to: string) => Promise<readonly PatchFile[] | null> {
  const read = new Map<string, Promise<readonly PatchFile[] | null>>();
  const readNow = async (from: string, to: string) => {
    const diff = await git.diff({ from, to, context: 0, patchOnly: true });
    return diff.ok ? parsePatch(diff.value.patch) : null;
  };
  return (from, to) => {
    if (from === to) return Promise.resolve([]);
    const key = `${from} ${to}`;
    const known = read.get(key) ?? readNow(from, to);
    read.set(key, known);
    return known;
  };
}
