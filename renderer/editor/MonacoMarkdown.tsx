import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
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
  const { value } = props;
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
    const { model, created } = openEditor(box.current, text.current);
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
    if (text.current === value) return;
    text.current = value;
    const model = editor.current?.getModel();
    if (model) showValue(model, value);
  }, [value]);

  useFollowedProps(editor, props);

  return (
    <div className={styles.frame}>
      <div ref={box} className={styles.editor} />
      <Layers editor={editor} {...props} />
    </div>
  );
}

/** What stands on the text: proposed lines between its own, and marks of what people say. */
function Layers({ editor, ...props }: MarkdownEditorProps & { editor: RefObject<Editor | undefined> }) {
  return (
    <>
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
    </>
  );
}

function openEditor(box: HTMLElement, text: string) {
  const model = monaco.editor.createModel(asEdited(text), SPEC_LANGUAGE);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  const created = monaco.editor.create(box, {
    ...EDITOR_OPTIONS,
    ...WRITING_OPTIONS,
    model,
  });
  return { model, created };
}

/** The editor is made once; from then on it follows what it is given beside its words. */
function useFollowedProps(
  editor: RefObject<Editor | undefined>,
  { label, readOnly = false, hints, services, revealLine }: MarkdownEditorProps,
): void {
  useEffect(() => {
    editor.current?.updateOptions({ ariaLabel: label, readOnly });
  }, [editor, label, readOnly]);

  useHintMarkers(editor, hints);

  useEffect(() => {
    const model = editor.current?.getModel();
    return model && services ? serveModel(model, services) : undefined;
  }, [editor, services]);

  useEffect(() => {
    if (revealLine !== undefined) editor.current?.revealLineInCenterIfOutsideViewport(revealLine);
  }, [editor, revealLine]);
}

/** Underlines what the hints are about. */
function useHintMarkers(editor: RefObject<Editor | undefined>, hints: MarkdownEditorProps['hints']): void {
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
  }, [editor, hints]);
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
