import { useMemo } from 'react';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { NO_EARLIER } from '../earlierComments.ts';
import type { ThreadHost } from '../LineThread.tsx';
import { comment as openComment, useReviewStore } from '../reviewStore.ts';
import { isSameAnchor } from '../sameAnchor.ts';
import type { BranchLook, LookedAt } from './useLook.ts';

const NO_CRITERIA: readonly string[] = [];

/** Comments on a branch: they stay on this machine, for the person to hand on. `onChanged` reads them again. */
export function useBranchThreads(
  { projectId, specId }: { readonly projectId: ProjectId; readonly specId: SpecId },
  { head }: BranchLook,
  reviewed: LookedAt | null,
  onChanged: () => void,
): ThreadHost | null {
  const client = useClient();
  const by = useActor();
  const commenting = useReviewStore((store) => store.commenting);
  return useMemo((): ThreadHost | null => {
    if (!reviewed) return null;
    const { base, head: commit } = reviewed;
    const comments = reviewed.comments.filter(({ outdated }) => !outdated);
    const of = { projectId, specId, head, by };
    return {
      fateOf: () => 'kept on this machine',
      criteria: NO_CRITERIA,
      tag: null,
      talksIn: (path) =>
        [commenting, ...comments.map(({ anchor }) => anchor)].some(
          (anchor) => anchor?.kind === 'line' && anchor.path === path,
        ),
      has: (anchor) =>
        (commenting !== null && isSameAnchor(commenting, anchor)) ||
        comments.some((comment) => isSameAnchor(comment.anchor, anchor)),
      commentsAt: (anchor) => comments.filter((comment) => isSameAnchor(comment.anchor, anchor)),
      earlierAt: () => NO_EARLIER.comments,
      isOpen: (anchor) => commenting !== null && isSameAnchor(commenting, anchor),
      open: (anchor) => openComment(anchor),
      close: () => openComment(null),
      async send(anchor, text) {
        const result = await client.review.commentOnBranch({ ...of, base, commit, anchor, text });
        if (!result.ok) return inWords(result.error, describeReviewError);
        openComment(null);
        onChanged();
        return null;
      },
      remove(comment) {
        void client.review.removeBranchComment({ ...of, id: comment.id }).then((result) => {
          if (result.ok) return onChanged();
          const text = inWords(result.error, describeReviewError);
          showToast({ tone: 'bad', title: 'The comment stays.', text });
        });
      },
    };
  }, [client, projectId, specId, head, by, reviewed, commenting, onChanged]);
}
