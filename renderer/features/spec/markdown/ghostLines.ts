import type { EditorGhost } from '#renderer/editor/MarkdownEditor.tsx';
import { lineChange } from '#renderer/editor/lineChange.ts';
import { applyProposal } from '#shared/spec/edit/applyProposal.ts';
import type { Proposal } from '#shared/spec/proposal.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';

/** The lines each proposal would write, as if accepted from first to last, so that no two claim one id. */
export function ghostLines(
  text: string,
  proposals: readonly Proposal[],
  usedIds: readonly string[],
): readonly EditorGhost[] {
  const claimed = [...usedIds];
  return proposals.flatMap((proposal): EditorGhost[] => {
    const result = applyProposal(text, proposal.edit, claimed);
    if (!result.ok) return [];
    if (result.value.id) claimed.push(result.value.id);
    const change = lineChange(text, applyEdits(text, result.value.edits));
    return change ? [{ ...change, id: proposal.id, label: `Proposal from ${proposal.source}` }] : [];
  });
}
