import { useEffect } from 'react';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { type Act, useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { FilesOf } from './filesOf.ts';
import { draftKey, keepDraft, useReviewStore } from './reviewStore.ts';
import type { TextFile } from './textFile.ts';

export interface DraftOf {
  /** The text as it stands, saved or not. */
  readonly text: string;
  readonly isUnsaved: boolean;
  /** The file changed since the edit began, so that saving has to wait for a look at it. */
  readonly isStale: boolean;
  readonly saving: Act<ReviewError>;
  write(text: string): void;
  /** Goes on from the file as it is now. */
  rebase(): void;
  discard(): void;
  save(): Promise<boolean>;
}

/** A person's edit of a file of an attempt, kept until it is saved or given up, whatever else is looked at meanwhile. */
export function useDraft({ projectId, attempt }: FilesOf, file: TextFile): DraftOf {
  const client = useClient();
  const by = useActor();
  const saving = useAct(describeReviewError);
  const { path, after } = file;
  const attemptId = attempt?.id ?? null;
  const key = draftKey(projectId, attemptId ?? '', path);
  const draft = useReviewStore((store) => store.drafts.get(key)) ?? null;
  const saved = after?.text ?? '';
  const id = after?.id ?? '';
  const isUnsaved = draft !== null && draft.text !== saved;
  useEffect(() => {
    if (draft !== null && !isUnsaved) keepDraft(key, null);
  }, [key, draft, isUnsaved]);
  return {
    text: draft?.text ?? saved,
    isUnsaved,
    isStale: isUnsaved && draft.id !== id,
    saving,
    write: (text) => keepDraft(key, { text, id: draft?.id ?? id }),
    rebase() {
      if (draft) keepDraft(key, { ...draft, id });
      saving.forget();
    },
    discard() {
      keepDraft(key, null);
      saving.forget();
      if (!draft || !isUnsaved) return;
      showToast({
        title: `Your edit of ${path} was given up.`,
        action: { label: 'Undo', onAct: () => keepDraft(key, draft) },
      });
    },
    save: async () =>
      draft !== null &&
      attemptId !== null &&
      saving.run(() => client.review.editFile({ projectId, attemptId, path, ...draft, by })),
  };
}
