import type { Draft } from '../specStore.ts';
import { changeDraftLevel, closeDraft, leaveDraft, writeDraft } from '../writing.ts';
import { EditableText } from './EditableText.tsx';
import { wordingView } from './wordingView.ts';

/** A line that is waiting for its first words. Left without any, it was never there. */
export function DraftLine({
  draft,
  name,
  placeholder,
  back,
}: {
  draft: Draft;
  name: string;
  placeholder: string;
  /** The part that gets the focus when the draft is given up. */
  back: string | null;
}) {
  return (
    <EditableText
      name={name}
      text=""
      placeholder={placeholder}
      autoFocus
      decorate={(text) => wordingView(text, [], [], draft.kind === 'criterion')}
      onChange={(text) => writeDraft(draft, text)}
      onEmptied={() => closeDraft(back)}
      onEnter={() => changeDraftLevel(draft, 'enter') || closeDraft(back)}
      onLevel={(key) => changeDraftLevel(draft, key)}
      onBlur={() => leaveDraft(draft)}
    />
  );
}
