/** True where ⌘ is the main modifier. */
export const isApple =
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform || navigator.userAgent);

const APPLE: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' };
const OTHERS: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  ctrl: 'Ctrl',
};
const NAMED: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  f6: 'F6',
};

/** `mod+shift+l` becomes ⌘ ⇧ L on Apple machines and Ctrl Shift L elsewhere; one label per key. */
export function keyLabels(keys: string, apple = isApple): readonly string[] {
  return keys.split('+').map((key) => {
    const name = key.toLowerCase();
    const modifier = (apple ? APPLE : OTHERS)[name];
    return modifier ?? NAMED[name] ?? (key.length === 1 ? key.toUpperCase() : key);
  });
}

/** All on one cap: ⌘⇧L, or Ctrl+Shift+L. */
export function keysInOne(keys: string, apple = isApple): string {
  return keyLabels(keys, apple).join(apple ? '' : '+');
}
