import type { editor } from 'monaco-editor/editor';

/** What every editor of the app has in common. */
export const EDITOR_OPTIONS = {
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  contextmenu: false,
  fixedOverflowWidgets: true,
  folding: false,
  fontFamily: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, Menlo, Consolas, monospace',
  fontLigatures: false,
  fontSize: 13,
  guides: { indentation: false },
  lineDecorationsWidth: 14,
  lineHeight: 21,
  lineNumbersMinChars: 4,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerBorder: false,
  overviewRulerLanes: 0,
  padding: { top: 10, bottom: 24 },
  renderLineHighlight: 'all',
  renderFinalNewline: 'on',
  renderWhitespace: 'none',
  scrollBeyondLastLine: false,
  scrollbar: { useShadows: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  selectionHighlight: false,
  smoothScrolling: false,
  stickyScroll: { enabled: false },
  unicodeHighlight: { ambiguousCharacters: false },
  wordBasedSuggestions: 'off',
  wrappingIndent: 'same',
} satisfies editor.IStandaloneEditorConstructionOptions;

/** What an editor that is written in has beside that. */
export const WRITING_OPTIONS = {
  definitionLinkOpensInPeek: false,
  glyphMargin: true,
  gotoLocation: { multipleDefinitions: 'goto', multiple: 'goto' },
  hover: { above: false },
  quickSuggestions: { comments: true, other: true, strings: true },
  suggest: { showStatusBar: false, preview: false, showIcons: true },
  wordWrap: 'on',
} satisfies editor.IStandaloneEditorConstructionOptions;
