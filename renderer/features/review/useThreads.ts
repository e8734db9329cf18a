import { useContext, useMemo } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import type { Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt, AttemptId } from '#shared/run/run.ts';
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
  const commenting = useReviewStore((store) => store.commenting);
  const { comments } = attempt;
  const acts = useThreadActs(projectId, attempt.id);
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
      ...acts,
      tag: criteria.length === 0 ? null : acts.tag,
    }),
    [acts, comments, inPlace, commenting, criteria],
  );
}

type ThreadActs = Pick<ThreadHost, 'send' | 'remove'> & { readonly tag: NonNullable<ThreadHost['tag']> };

function useThreadActs(projectId: ProjectId, attemptId: AttemptId): ThreadActs {
  const client = useClient();
  const by = useActor();
  return useMemo((): ThreadActs => {
    const of = { projectId, attemptId, by };
    return {
      async send(anchor, text) {
        const result = await client.review.comment({ ...of, anchor, text });
        if (!result.ok) return inWords(result.error, describeReviewError);
        openComment(null);
        return null;
      },
      tag(hunk, criterion, serves) {
        void client.review
          .tagHunk({ ...of, hunk, criterion, serves })
          .then((result) => tellRefusal(result, 'What it serves stays as it was.'));
      },
      remove(comment) {
        void client.review
          .removeComment({ ...of, id: comment.id })
          .then((result) => tellRefusal(result, 'The comment stays.'));
      },
    };
  }, [client, projectId, attemptId, by]);
}

function tellRefusal(result: Result<unknown, ReviewError | Fault>, title: string): void {
  if (!result.ok) showToast({ tone: 'bad', title, text: inWords(result.error, describeReviewError) });
}
