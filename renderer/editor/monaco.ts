import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/placeholderText/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/suggest/register';
// What `suggest` registers are the suggestions alone; their list is here.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
import './codeLanguages.ts';
import { editorColors, tokenRules } from './editorTheme.ts';
import { SPEC_LANGUAGE, specTokens } from './specLanguage.ts';

// The worker is a file of our own, for the content security policy lets no other start.
globalThis.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('./editorWorker.ts', import.meta.url), { type: 'module' }),
};

monaco.languages.register({ id: SPEC_LANGUAGE });
monaco.languages.setMonarchTokensProvider(SPEC_LANGUAGE, specTokens);
monaco.languages.setLanguageConfiguration(SPEC_LANGUAGE, {
  brackets: [
    ['(', ')'],
    ['[', ']'],
  ],
  surroundingPairs: ['*', '_', '`', '"', '(', '['].map((open) => ({
    open,
    close: open === '(' ? ')' : open === '[' ? ']' : open,
  })),
  // Return in a list goes on with the list.
  onEnterRules: [
    {
      beforeText: /^\s*-\s+\S/,
      action: { indentAction: monaco.languages.IndentAction.None, appendText: '- ' },
    },
  ],
});

/** The theme's colours come from the page's custom properties, so there is one palette for all. */
function showTheme(): void {
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  monaco.editor.defineTheme('overture', {
    base: isDark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: tokenRules(read),
    colors: editorColors(read),
  });
  monaco.editor.setTheme('overture');
}

showTheme();
new MutationObserver(showTheme).observe(document.documentElement, { attributeFilter: ['data-theme'] });
// Widths are measured once; the font may come later.
void document.fonts.load('13px "JetBrains Mono Variable"').then(() => monaco.editor.remeasureFonts());

export { monaco };
