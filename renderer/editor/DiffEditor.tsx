import { type RefObject, Suspense } from 'react';
import { whenShown } from '#renderer/ui/later.tsx';
import styles from './Editor.module.css';

/** Moves the view of a difference to the change after or before the cursor. */
export interface DiffSteps {
  step(to: 'next' | 'previous'): void;
}

export type DiffEditorProps = {
  /** Chooses the language, and names the view. */
  readonly path: string;
  /** What it is compared with. */
  readonly before: string;
  /** The whole text, with whatever line ends it has. Must follow `onChange` at once. */
  readonly value: string;
  readonly readOnly: boolean;
  readonly sideBySide: boolean;
  readonly hidesBlanks: boolean;
  /** Brought into view at first; counts from 1. The first change when null. */
  readonly line: number | null;
  readonly onChange: (value: string) => void;
  /** How many changes there are, whenever that is known anew. */
  readonly onChanges: (count: number) => void;
  readonly steps: RefObject<DiffSteps | null>;
};

const Monaco = whenShown(async () => (await import('./MonacoDiff.tsx')).MonacoDiff);

/** A whole file with what changed in it, to read or to write in. Another file is another editor: give it a key. */
export function DiffEditor(props: DiffEditorProps) {
  return (
    <Suspense fallback={<pre className={styles.waiting}>{props.value}</pre>}>
      <Monaco {...props} />
    </Suspense>
  );
}
