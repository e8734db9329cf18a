import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { CommentAnchor } from '#shared/run/run.ts';
import { earlierAttempts } from '#shared/run/earlierWork.ts';
import type { Attempt, AttemptId, Run } from '#shared/run/run.ts';
import { followComments } from './branch/followComments.ts';

type Followed = {
  readonly attemptId: AttemptId;
  readonly commentId: string;
  readonly anchor: CommentAnchor;
  readonly outdated: boolean;
};

/** Where what was said of earlier attempts is in the work of this one. */
export async function readEarlierComments(
  git: Pick<NativeGit, 'diff'>,
  run: Run,
  attempt: Attempt,
): Promise<readonly Followed[]> {
  const { commit, workspace } = attempt;
  if (commit === null || !workspace) return [];
  const now = { base: workspace.baseCommit, commit };
  const followed = earlierAttempts(run, attempt).map(async (earlier): Promise<readonly Followed[]> => {
    if (earlier.commit === null || !earlier.workspace) return [];
    const was = { base: earlier.workspace.baseCommit, commit: earlier.commit };
    const comments = await followComments(
      git,
      earlier.comments.map((comment) => ({ ...comment, ...was })),
      now,
    );
    return comments.map(({ id, anchor, outdated }) => ({
      attemptId: earlier.id,
      commentId: id,
      anchor,
      outdated,
    }));
  });
  return (await Promise.all(followed)).flat();
}
