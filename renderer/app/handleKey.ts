import { isApple } from '#renderer/ui/keyLabels.ts';
import { allCommands, type Command, commandStore } from './commandStore.ts';
import { isSingleKey, matchKeys, type Pressed } from './matchKeys.ts';
import { SHORTCUTS } from './shortcuts.ts';

/** The command a key press means, if any; the one that came last, for it belongs to the place in view. */
export function commandFor(
  commands: readonly Command[],
  pressed: Pressed,
  where: { readonly inField: boolean; readonly singleKeys: boolean; readonly apple: boolean },
): Command | undefined {
  return commands.findLast(({ shortcut, disabled }) => {
    if (!shortcut || disabled !== undefined) return false;
    return SHORTCUTS[shortcut].keys.some(
      (keys) =>
        matchKeys(keys, pressed, where.apple) &&
        (!isSingleKey(keys) || (!where.inField && (where.singleKeys || keys === '?'))),
    );
  });
}

/** Listens for keys on the page; returns the way to stop. `singleKeys` says whether letters alone may act. */
export function listenForKeys(page: Window, singleKeys: () => boolean): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandFor(allCommands(commandStore.getState()), event, {
      inField: isField(event.target),
      singleKeys: singleKeys(),
      apple: isApple,
    });
    if (!command || isDialogOpen(page)) return;
    event.preventDefault();
    command.run();
  };
  page.addEventListener('keydown', onKey);
  return () => page.removeEventListener('keydown', onKey);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]');
}

/** While a dialog is open the screen below it does not act. A toast and the editor's find box have its role and are in nobody's way. */
function isDialogOpen(page: Window): boolean {
  return (
    page.document.querySelector(
      ':is([role="dialog"], [role="alertdialog"]):not([data-toast], .monaco-editor *)',
    ) !== null
  );
}
