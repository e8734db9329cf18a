import { Suspense } from 'react';
import { whenShown } from '#renderer/ui/later.tsx';
import styles from './Editor.module.css';

export type CodeViewProps = {
  readonly text: string;
  /** Chooses the language, and names the view. */
  readonly path: string;
  /** Brought into view and marked; counts from 1. */
  readonly line?: number;
};

const Monaco = whenShown(async () => (await import('./MonacoCode.tsx')).MonacoCode);

/** A file to read, coloured by its language. */
export function CodeView(props: CodeViewProps) {
  return (
    <Suspense fallback={<pre className={styles.waiting}>{props.text}</pre>}>
      <Monaco {...props} />
    </Suspense>
  );
}
