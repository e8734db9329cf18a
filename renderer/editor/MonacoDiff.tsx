import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { DiffEditorProps } from './DiffEditor.tsx';
import styles from './Editor.module.css';
import { EDITOR_OPTIONS } from './editorOptions.ts';
import { languageOf } from './languageOf.ts';
import 'monaco-editor/features/diffEditor/register';
import { monaco } from './monaco.ts';
import { asRangeEdit, type ContentChange, isShowing, showValue } from './showValue.ts';
import { applyTextEdits, asEdited, toTextEdits } from './textEdit.ts';

type Editor = ReturnType<typeof monaco.editor.createDiffEditor>;

/** Milliseconds after which the editor stops looking for a smaller difference. */
const MOST_COMPARING = 3000;

/** Monaco's own diff editor on one file. Loaded by DiffEditor alone. */
export function MonacoDiff(props: DiffEditorProps) {
  const { before, value, readOnly, sideBySide, hidesBlanks } = props;
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(undefined);
  /** The text in its own line ends, which the editor's model does not keep. */
  const text = useRef(value);
  const first = useRef({ path: props.path, before, line: props.line });

  const onContent = useEffectEvent((changes: readonly ContentChange[]) => {
    text.current = applyTextEdits(text.current, toTextEdits(text.current, changes.map(asRangeEdit)));
    props.onChange(text.current);
  });
  const onDiff = useEffectEvent((count: number) => props.onChanges(count));

  useLayoutEffect(() => {
    if (!box.current) return;
    const { path, line } = first.current;
    const { original, modified, created } = openEditor(box.current, path, first.current.before, text.current);
    editor.current = created;
    showFirst(created, line);
    const content = created.getModifiedEditor().onDidChangeModelContent((event) => {
      if (!isShowing()) onContent(event.changes);
    });
    const compared = created.onDidUpdateDiff(() => onDiff(created.getLineChanges()?.length ?? 0));
    return () => {
      for (const each of [content, compared, created, original, modified]) each.dispose();
      editor.current = undefined;
    };
  }, []);

  useEffect(() => {
    editor.current?.updateOptions({
      ...labelsOf(first.current.path),
      readOnly,
      domReadOnly: readOnly,
      renderSideBySide: sideBySide,
      ignoreTrimWhitespace: hidesBlanks,
    });
  }, [readOnly, sideBySide, hidesBlanks]);

  useEffect(() => {
    const original = editor.current?.getModel()?.original;
    if (original && original.getValue() !== asEdited(before)) original.setValue(asEdited(before));
  }, [before]);

  useEffect(() => {
    if (text.current === value) return;
    text.current = value;
    const modified = editor.current?.getModel()?.modified;
    if (modified) showValue(modified, value);
  }, [value]);

  useImperativeHandle(props.steps, () => ({ step: (to) => editor.current?.goToDiff(to) }), []);

  return <div ref={box} className={styles.editor} />;
}

function openEditor(box: HTMLElement, path: string, before: string, after: string) {
  const language = languageOf(path);
  const original = monaco.editor.createModel(asEdited(before), language);
  const modified = monaco.editor.createModel(asEdited(after), language);
  modified.setEOL(monaco.editor.EndOfLineSequence.LF);
  const created = monaco.editor.createDiffEditor(box, {
    ...EDITOR_OPTIONS,
    diffWordWrap: 'on',
    fontSize: 12,
    lineHeight: 20,
    maxComputationTime: MOST_COMPARING,
    ...labelsOf(path),
    originalEditable: false,
    renderGutterMenu: false,
    renderMarginRevertIcon: false,
  });
  created.setModel({ original, modified });
  return { original, modified, created };
}

/** Said with every change of the options, for those take the labels away that they do not name. */
function labelsOf(path: string) {
  return { modifiedAriaLabel: path, originalAriaLabel: `${path} as it was` };
}

function showFirst(editor: Editor, line: number | null): void {
  if (line === null) {
    editor.revealFirstDiff();
    return;
  }
  const modified = editor.getModifiedEditor();
  modified.setPosition({ lineNumber: line, column: 1 });
  modified.revealLineInCenter(line);
}
