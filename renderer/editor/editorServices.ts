import type { RangeEdit } from './textEdit.ts';

/** Something to do about the words at the cursor. */
export type EditorFix = {
  /** “Write “within 5 seconds””. */
  readonly title: string;
  readonly edits: readonly RangeEdit[];
  /** Done beside the edits, or without any. */
  readonly act?: () => void;
};

export type EditorCompletion = {
  readonly label: string;
  readonly insert: string;
  /** A quiet word behind the label. */
  readonly detail?: string;
  readonly kind: 'id' | 'path' | 'keyword' | 'value';
};

/** What could stand from column `from` up to the cursor. `isWhole` is false where more typing would find others. */
export type EditorCompletions = {
  readonly from: number;
  readonly items: readonly EditorCompletion[];
  readonly isWhole: boolean;
};

/** Where a word leads: a line of this text, or a line of a file, whose text is shown beside it first. */
export type EditorTarget =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'file'; readonly path: string; readonly line: number; readonly text: string };

/** What the editor asks about its text. Lines and columns count from 1; texts are single lines. */
export interface EditorServices {
  /** For problems that lie within these lines and columns. */
  readonly fixes: (range: Omit<RangeEdit, 'insert'>) => readonly EditorFix[];
  readonly complete: (before: string, after: string, line: number) => Promise<EditorCompletions | null>;
  readonly define: (
    text: string,
    column: number,
  ) => Promise<{ readonly from: number; readonly to: number; readonly target: EditorTarget } | null>;
  readonly hover: (
    text: string,
    column: number,
  ) => { readonly from: number; readonly to: number; readonly markdown: string } | null;
  readonly open: (path: string, line: number) => void;
}
