type Read = (property: string) => string;

/**
 * The editor takes colours as six or eight hex digits; a build may have shortened them to three.
 * What is no hex colour is undefined and left to the editor's own default.
 */
export function hexOf(value: string): string | undefined {
  if (/^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value)) return value;
  if (!/^#[0-9a-f]{3,4}$/i.test(value)) return undefined;
  return value.replaceAll(/[0-9a-f]/gi, (digit) => digit + digit);
}

export function tokenRules(read: Read): { token: string; foreground: string; fontStyle?: string }[] {
  const rule = (token: string, property: string, fontStyle?: string) => {
    const foreground = hexOf(read(property))?.slice(1);
    return foreground ? [{ token, foreground, ...(fontStyle ? { fontStyle } : {}) }] : [];
  };
  return [
    ...rule('', '--c-ink'),
    ...rule('keyword', '--k-key'),
    ...rule('tag', '--k-key'),
    ...rule('attribute.name', '--k-fn'),
    ...rule('string', '--k-str'),
    ...rule('number', '--k-num'),
    ...rule('comment', '--k-com'),
    ...rule('type', '--k-fn'),
    ...rule('type.identifier', '--k-fn'),
    ...rule('heading', '--k-fn', 'bold'),
    ...rule('key', '--k-key'),
    ...rule('quote', '--k-str'),
    ...rule('id', '--k-num', 'bold'),
    ...rule('ears', '--k-key', 'bold'),
    ...rule('link', '--k-fn'),
    ...rule('emphasis', '--c-ink', 'italic'),
    ...rule('strong', '--c-ink', 'bold'),
  ];
}

/** Editor part to custom property. */
const COLORS: Readonly<Record<string, string>> = {
  'editor.background': '--c-paper',
  'editor.foreground': '--c-ink',
  'editorLineNumber.foreground': '--c-ink-3',
  'editorLineNumber.activeForeground': '--c-ink',
  'editor.lineHighlightBorder': '--c-line',
  'editorCursor.foreground': '--c-accent',
  'editor.selectionBackground': '--c-accent-tint',
  'editor.inactiveSelectionBackground': '--c-sunken',
  'editorWidget.background': '--c-raised',
  'editorWidget.foreground': '--c-ink',
  'editorWidget.border': '--c-line-strong',
  'input.background': '--c-paper',
  'input.foreground': '--c-ink',
  'input.border': '--c-line-control',
  focusBorder: '--c-focus',
  'editorWarning.foreground': '--c-lint',
  'editorHoverWidget.background': '--c-raised',
  'editorHoverWidget.border': '--c-line-strong',
  'editor.findMatchBackground': '--st-needs-tint',
  'editor.findMatchHighlightBackground': '--st-needs-tint',
  'editorBracketMatch.border': '--c-line-strong',
  'editorError.foreground': '--c-del',
  'editorHint.foreground': '--c-ink-4',
  'editorLightBulb.foreground': '--c-lint',
  'editorLightBulbAutoFix.foreground': '--c-lint',
  'editorActionList.background': '--c-raised',
  'editorActionList.foreground': '--c-ink',
  'editorActionList.focusBackground': '--c-accent-tint',
  'editorActionList.focusForeground': '--c-ink',
  'menu.background': '--c-raised',
  'menu.foreground': '--c-ink',
  'menu.border': '--c-line-strong',
  'menu.selectionBackground': '--c-accent-tint',
  'menu.selectionForeground': '--c-ink',
  'editorSuggestWidget.background': '--c-raised',
  'editorSuggestWidget.border': '--c-line-strong',
  'editorSuggestWidget.foreground': '--c-ink',
  'editorSuggestWidget.highlightForeground': '--c-accent',
  'editorSuggestWidget.focusHighlightForeground': '--c-accent',
  'editorSuggestWidget.selectedBackground': '--c-accent-tint',
  'editorSuggestWidget.selectedForeground': '--c-ink',
  'editorSuggestWidget.selectedIconForeground': '--c-ink-2',
  'list.hoverBackground': '--c-pane',
  'editorMarkerNavigation.background': '--c-raised',
  'editorBracketHighlight.foreground1': '--c-ink-2',
  'editorBracketHighlight.foreground2': '--c-ink-2',
  'editorBracketHighlight.foreground3': '--c-ink-2',
  'diffEditor.insertedLineBackground': '--c-ins-code',
  'diffEditor.insertedTextBackground': '--c-ins-word',
  'diffEditor.removedLineBackground': '--c-del-code',
  'diffEditor.removedTextBackground': '--c-del-word',
  'diffEditorGutter.insertedLineBackground': '--c-ins-code',
  'diffEditorGutter.removedLineBackground': '--c-del-code',
  'diffEditorOverview.insertedForeground': '--c-ins-line',
  'diffEditorOverview.removedForeground': '--c-del-line',
  'diffEditor.border': '--c-line',
  'diffEditor.diagonalFill': '--c-line',
  'textLink.foreground': '--c-accent',
  'textLink.activeForeground': '--c-accent',
  'scrollbarSlider.background': '--c-line',
  'scrollbarSlider.hoverBackground': '--c-line-strong',
  'scrollbarSlider.activeBackground': '--c-line-strong',
};

export function editorColors(read: Read): Record<string, string> {
  const shown = Object.entries(COLORS).flatMap(([part, property]) => {
    const hex = hexOf(read(property));
    return hex ? [[part, hex] as const] : [];
  });
  return Object.fromEntries(shown);
}
