import { useState } from 'react';
import type { FilesOf } from './filesOf.ts';
import type { TextFile } from './textFile.ts';
import { useDraft } from './useDraft.ts';

export type WholeEdit = ReturnType<typeof useWholeEdit>;

/** A person's edit of a whole file, from its start until it is saved or given up. */
export function useWholeEdit(source: FilesOf, file: TextFile, onStale: () => void) {
  const draft = useDraft(source, file);
  const [isEditing, setEditing] = useState(draft.isUnsaved);
  /** After a clash the edit is shown against the file as it is now, not as it was at the base. */
  const [againstNow, setAgainstNow] = useState(false);
  const end = () => {
    setEditing(false);
    setAgainstNow(false);
  };
  const giveUp = () => {
    draft.discard();
    end();
  };
  const compare = () => {
    draft.rebase();
    setAgainstNow(true);
  };
  const save = async () => {
    if (await draft.save()) end();
    else onStale();
  };
  return {
    draft,
    isEditing,
    canSave: draft.isUnsaved && !draft.isStale && file.fixed === null,
    /** The text that the edit is shown against. */
    before: (againstNow && draft.isUnsaved ? file.after?.text : file.before?.text) ?? '',
    begin: () => setEditing(true),
    giveUp,
    /** Goes on from the file as it is now, beside it. */
    compare,
    save,
  };
}
