import { useContext, useMemo } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { EarlierContext } from './earlierComments.ts';
import type { ThreadHost } from './LineThread.tsx';
import { comment as openComment, useReviewStore } from './reviewStore.ts';
import { isSameAnchor } from './sameAnchor.ts';

/** The comments of an attempt, and the ways to add and remove them. */
export function useThreads(projectId: ProjectId, attempt: Attempt, criteria: readonly string[]): ThreadHost {
  const client = useClient();
  const by = useActor();
  const commenting = useReviewStore((store) => store.commenting);
  const { id: attemptId, comments } = attempt;
  const { comments: earlier } = useContext(EarlierContext);
  const inPlace = useMemo(() => earlier.filter(({ outdated }) => !outdated), [earlier]);
  return useMemo(
    (): ThreadHost => ({
      fateOf: () => 'goes back with the task',
      criteria,
      talksIn: (path) =>
        [commenting, ...comments.map(({ anchor }) => anchor), ...inPlace.map(({ anchor }) => anchor)].some(
          (anchor) => anchor?.kind === 'line' && anchor.path === path,
        ),
      has: (anchor) =>
        (commenting !== null && isSameAnchor(commenting, anchor)) ||
        [...comments, ...inPlace].some((one) => isSameAnchor(one.anchor, anchor)),
      earlierAt: (anchor) => inPlace.filter((one) => isSameAnchor(one.anchor, anchor)),
      commentsAt: (anchor) => comments.filter((comment) => isSameAnchor(comment.anchor, anchor)),
      isOpen: (anchor) => commenting !== null && isSameAnchor(commenting, anchor),
      open: (anchor) => openComment(anchor),
      close: () => openComment(null),
      async send(anchor, text) {
        const result = await client.review.comment({ projectId, attemptId, anchor, text, by });
        if (!result.ok) return inWords(result.error, describeReviewError);
        openComment(null);
        return null;
      },
      tag:
        criteria.length === 0
          ? null
          : (hunk, criterion, serves) => {
              void client.review
                .tagHunk({ projectId, attemptId, hunk, criterion, serves, by })
                .then((result) => {
                  if (!result.ok)
                    showToast({
                      tone: 'bad',
                      title: 'What it serves stays as it was.',
                      text: inWords(result.error, describeReviewError),
                    });
                  return result;
                });
            },
      remove(comment) {
        void client.review.removeComment({ projectId, attemptId, id: comment.id, by }).then((result) => {
          if (!result.ok) {
            showToast({
              tone: 'bad',
              title: 'The comment stays.',
              text: inWords(result.error, describeReviewError),
            });
          }
          return result;
        });
      },
    }),
    [client, projectId, attemptId, comments, inPlace, commenting, by, criteria],
  );
}
