import { Suspense } from 'react';
import { whenShown } from '#renderer/ui/later.tsx';
import styles from './Editor.module.css';
import type { EditorServices } from './editorServices.ts';
import type { LineChange } from './lineChange.ts';
import type { TextEdit } from './textEdit.ts';

/** A wording hint under some words; lines and columns count from 1. */
export type EditorHint = {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Why it matters. */
  readonly message: string;
  /** `info` is advice of style; `warning` when absent. */
  readonly severity?: 'error' | 'warning' | 'info';
};

/** Proposed lines, not in the text yet; `lineChange` makes them of the text before and after. */
export type EditorGhost = LineChange & {
  readonly id: string;
  /** Read aloud: “Proposal from answer 7”. */
  readonly label: string;
};

/** Words somebody has said something about. */
export type EditorThread = {
  readonly id: string;
  /** Read aloud: “Comment on AC-1.2: “within an hour””. */
  readonly label: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly isChosen: boolean;
};

/** What is selected, as offsets into the text; empty where the cursor stands. */
export type EditorSelection = Omit<TextEdit, 'insert'>;

export type MarkdownEditorProps = {
  /** The whole text, with whatever line ends it has. Must follow `onChange` at once, or typing is undone. */
  readonly value: string;
  /** The new text and the edits that made it, as offsets into the text before. */
  readonly onChange: (value: string, edits: readonly TextEdit[]) => void;
  readonly label: string;
  readonly readOnly?: boolean;
  readonly hints?: readonly EditorHint[];
  readonly ghosts?: readonly EditorGhost[];
  readonly onAcceptGhost?: (id: string) => void;
  /** Asks for other words of it. */
  readonly onEditGhost?: (id: string) => void;
  readonly onRejectGhost?: (id: string) => void;
  readonly threads?: readonly EditorThread[];
  readonly onThread?: (id: string) => void;
  /** The person wants to say something about what is selected. Without it there is no button for that. */
  readonly onComment?: () => void;
  /** Is given the way to ask what is selected once the editor is there; what it returns is called when that ends. */
  readonly onSelectable?: (read: () => EditorSelection) => () => void;
  /** Fixes, completions and ways to where words lead. The same object while the editor is there. */
  readonly services?: EditorServices | undefined;
  readonly onCursor?: (line: number, column: number) => void;
  /** Brings a line into view when it changes. */
  readonly revealLine?: number;
};

const Monaco = whenShown(async () => (await import('./MonacoMarkdown.tsx')).MonacoMarkdown);

/** The Markdown of a spec in a real editor, loaded when first shown; until then the text can be read. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  return (
    <Suspense fallback={<pre className={styles.waiting}>{props.value}</pre>}>
      <Monaco {...props} />
    </Suspense>
  );
}
