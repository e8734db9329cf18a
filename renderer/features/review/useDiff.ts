import { useEffect, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { PatchFile } from '#shared/review/patch.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { inWords } from '#renderer/features/run/useAct.ts';

export type Diff =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'shown';
      readonly files: readonly PatchFile[];
      /** False while there is only the beginning of a long change. */
      readonly whole: boolean;
      /** The work it is of, which may be the one before while a new answer is on its way. */
      readonly commit: string | null;
    }
  | { readonly state: 'refused'; readonly problem: string };

const WAITING: Diff = { state: 'waiting' };

/**
 * The changes of an attempt, read again when it hands in anew and whenever `fresh` changes.
 * The last answer stays in sight meanwhile, so that nothing moves under the reader's eyes.
 */
export function useDiff(projectId: ProjectId, attempt: Attempt, fresh = ''): Diff {
  const client = useClient();
  const [known, setKnown] = useState<{ attemptId: string; diff: Diff }>();
  // The host reads the workspace anew each time, so what makes a new answer likely is part of the question.
  const key = `${attempt.commit ?? ''} ${fresh}`;
  useEffect(() => {
    const follow = (attemptId: Attempt['id'], commit: string | null, _newAs: string) => {
      let parts: string[] = [];
      const show = (patch: string, whole: boolean) => {
        const diff: Diff = { state: 'shown', files: parsePatch(patch), whole, commit };
        setKnown((before) =>
          !whole && before?.attemptId === attemptId && before.diff.state === 'shown'
            ? before
            : { attemptId, diff },
        );
      };
      return client.review.diff(
        { projectId, attemptId },
        {
          snapshot({ patch, whole }) {
            parts = [];
            show(patch, whole);
          },
          event: ({ patch }) => void parts.push(patch),
          ended(reason) {
            if (reason.ok) return parts.length > 0 && show(parts.join(''), true);
            const problem = inWords(reason.error, describeReviewError);
            setKnown({ attemptId, diff: { state: 'refused', problem } });
          },
        },
      );
    };
    return follow(attempt.id, attempt.commit, key);
  }, [client, projectId, attempt.id, attempt.commit, key]);
  return known?.attemptId === attempt.id ? known.diff : WAITING;
}

/** Whether all of a change is there, so that what counts or judges it can begin. */
export function isWhole(diff: Diff): diff is Extract<Diff, { state: 'shown' }> {
  return diff.state === 'shown' && diff.whole;
}
