import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import styles from './Editor.module.css';
import { EDITOR_OPTIONS, WRITING_OPTIONS } from './editorOptions.ts';
import { GhostLayer } from './GhostLayer.tsx';
import type { EditorGhost, EditorSelection, EditorThread, MarkdownEditorProps } from './MarkdownEditor.tsx';
import { monaco } from './monaco.ts';
import { SPEC_LANGUAGE } from './specLanguage.ts';
import { serveModel } from './specProviders.ts';
import { asRangeEdit, type ContentChange, isShowing, showValue } from './showValue.ts';
import { ThreadLayer } from './ThreadLayer.tsx';
import { applyTextEdits, asEdited, toTextEdits } from './textEdit.ts';

type Editor = ReturnType<typeof monaco.editor.create>;

/** Monaco on the text of a spec. Loaded by MarkdownEditor alone. */
export function MonacoMarkdown(props: MarkdownEditorProps) {
  const { value, label, readOnly = false, hints, revealLine } = props;
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  /** The text in its own line ends, which the editor's model does not keep. */
  const text = useRef(value);

  const onContent = useEffectEvent((changes: readonly ContentChange[]) => {
    const edits = toTextEdits(text.current, changes.map(asRangeEdit));
    text.current = applyTextEdits(text.current, edits);
    props.onChange(text.current, edits);
  });
  const onSelectable = useEffectEvent((read: Editor) =>
    props.onSelectable?.(() => selectionIn(read, text.current)),
  );
  const onCursor = useEffectEvent((line: number, column: number) => props.onCursor?.(line, column));

  // Before the effects of what stands on the editor, which need it.
  useLayoutEffect(() => {
    if (!box.current) return;
    const model = monaco.editor.createModel(asEdited(text.current), SPEC_LANGUAGE);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    const created = monaco.editor.create(box.current, {
      ...EDITOR_OPTIONS,
      ...WRITING_OPTIONS,
      model,
    });
    editor.current = created;
    const content = created.onDidChangeModelContent((event) => {
      if (!isShowing()) onContent(event.changes);
    });
    const cursor = created.onDidChangeCursorPosition(({ position }) =>
      onCursor(position.lineNumber, position.column),
    );
    const stopSelectable = onSelectable(created);
    return () => {
      stopSelectable?.();
      for (const each of [content, cursor, created, model]) each.dispose();
      editor.current = undefined;
    };
  }, []);

  useEffect(() => {
    editor.current?.updateOptions({ ariaLabel: label, readOnly });
  }, [label, readOnly]);

  useEffect(() => {
    if (text.current === value) return;
    text.current = value;
    const model = editor.current?.getModel();
    if (model) showValue(model, value);
  }, [value]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const markers = (hints ?? []).map((hint) => ({
      startLineNumber: hint.startLine,
      startColumn: hint.startColumn,
      endLineNumber: hint.endLine,
      endColumn: hint.endColumn,
      message: hint.message,
      severity: SEVERITIES[hint.severity ?? 'warning'],
    }));
    monaco.editor.setModelMarkers(model, 'overture', markers);
  }, [hints]);

  const { services } = props;
  useEffect(() => {
    const model = editor.current?.getModel();
    return model && services ? serveModel(model, services) : undefined;
  }, [services]);

  useEffect(() => {
    if (revealLine !== undefined) editor.current?.revealLineInCenterIfOutsideViewport(revealLine);
  }, [revealLine]);

  return (
    <div className={styles.frame}>
      <div ref={box} className={styles.editor} />
      <GhostLayer
        editor={editor}
        ghosts={props.ghosts ?? NONE}
        onAccept={(id) => props.onAcceptGhost?.(id)}
        onEdit={(id) => props.onEditGhost?.(id)}
        onReject={(id) => props.onRejectGhost?.(id)}
      />
      {props.onComment && (
        <ThreadLayer
          editor={editor}
          threads={props.threads ?? NO_THREADS}
          onThread={(id) => props.onThread?.(id)}
          onComment={props.onComment}
        />
      )}
    </div>
  );
}

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Hint,
};

const NONE: readonly EditorGhost[] = [];
const NO_THREADS: readonly EditorThread[] = [];

function selectionIn(editor: Editor, text: string): EditorSelection {
  const range = editor.getSelection();
  const edit = range && toTextEdits(text, [asRangeEdit({ range, text: '' })])[0];
  return edit ? { start: edit.start, end: edit.end } : { start: 0, end: 0 };
}
