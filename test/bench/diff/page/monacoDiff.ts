import * as monaco from 'monaco-editor';

globalThis.MonacoEnvironment = {
  getWorker: () =>
    new Worker(new URL('../../../../renderer/editor/editorWorker.ts', import.meta.url), { type: 'module' }),
};

/** Monaco's own diff editor, alone, until it has shown what changed; both texts are there when it begins. */
export function prepare(
  root: HTMLElement,
  texts: { before: string; after: string },
): Promise<() => Promise<void>> {
  return Promise.resolve(() => {
    const editor = monaco.editor.createDiffEditor(root, {
      readOnly: true,
      renderSideBySide: false,
      automaticLayout: true,
      maxComputationTime: 0,
      maxFileSize: 0,
    });
    editor.setModel({
      original: monaco.editor.createModel(texts.before, 'typescript'),
      modified: monaco.editor.createModel(texts.after, 'typescript'),
    });
    return new Promise((resolve) => {
      const told = editor.onDidUpdateDiff(() => {
        told.dispose();
        resolve();
      });
    });
  });
}
