import type { editor } from 'monaco-editor/editor';
import { monaco } from './monaco.ts';
import { asEdited, type RangeEdit, smallestEdit } from './textEdit.ts';

export type ContentChange = editor.IModelContentChange;

let isShowingValue = false;

/** True while a change comes from outside, which is not the person's to report. */
export function isShowing(): boolean {
  return isShowingValue;
}

/** Shows a text from outside by the smallest edit, so that the cursor and the undo history stay. */
export function showValue(model: editor.ITextModel, value: string): void {
  const edit = smallestEdit(model.getValue(), asEdited(value));
  if (!edit) return;
  const range = monaco.Range.fromPositions(model.getPositionAt(edit.start), model.getPositionAt(edit.end));
  isShowingValue = true;
  try {
    model.pushEditOperations(null, [{ range, text: edit.insert }], () => null);
  } finally {
    isShowingValue = false;
  }
}

export function asRangeEdit({ range, text }: Pick<ContentChange, 'range' | 'text'>): RangeEdit {
  return {
    startLine: range.startLineNumber,
    startColumn: range.startColumn,
    endLine: range.endLineNumber,
    endColumn: range.endColumn,
    insert: text,
  };
}
