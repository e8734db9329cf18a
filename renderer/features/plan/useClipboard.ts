import { useEffect } from 'react';
import { copiedText, pasteText, removeChosen } from './clipboard.ts';

/** Copy, cut and paste of tasks by the keys and menus of the system, wherever no text is meant. */
export function useClipboard(): void {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      if (meansText(event)) return;
      const text = copiedText();
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') removeChosen();
    };
    const put = (event: ClipboardEvent) => {
      if (meansText(event)) return;
      pasteText(event.clipboardData?.getData('text/plain') ?? '');
      event.preventDefault();
    };
    document.addEventListener('copy', take);
    document.addEventListener('cut', take);
    document.addEventListener('paste', put);
    return () => {
      document.removeEventListener('copy', take);
      document.removeEventListener('cut', take);
      document.removeEventListener('paste', put);
    };
  }, []);
}

/** In a field, in a dialog, or with words marked, the clipboard is for words. */
function meansText(event: ClipboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const isField = target?.closest('input, textarea, [contenteditable], [role="dialog"]');
  const hasWords = event.type !== 'paste' && (document.getSelection()?.toString() ?? '') !== '';
  return event.defaultPrevented || Boolean(isField) || hasWords;
}
