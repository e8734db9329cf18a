import { useEffect, useRef } from 'react';
import type { CodeViewProps } from './CodeView.tsx';
import styles from './Editor.module.css';
import { EDITOR_OPTIONS } from './editorOptions.ts';
import { languageOf } from './languageOf.ts';
import { monaco } from './monaco.ts';

/** Monaco, to read only. Loaded by CodeView alone. */
export function MonacoCode({ text, path, line }: CodeViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const model = monaco.editor.createModel(text, languageOf(path));
    const created = monaco.editor.create(box.current, {
      ...EDITOR_OPTIONS,
      ariaLabel: path,
      domReadOnly: true,
      fontSize: 12,
      lineHeight: 20,
      model,
      readOnly: true,
      renderLineHighlight: line === undefined ? 'none' : 'all',
    });
    if (line !== undefined) {
      created.setPosition({ lineNumber: line, column: 1 });
      created.revealLineInCenterIfOutsideViewport(line);
    }
    return () => {
      created.dispose();
      model.dispose();
    };
  }, [text, path, line]);
  return <div ref={box} className={styles.editor} />;
}
