export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/**
 * Whether a key press is `keys`, such as `mod+shift+l`; `mod` is ⌘ on Apple machines and Ctrl elsewhere.
 * Letters and digits are matched by place too, for ⌥ makes other characters of them on Apple keyboards.
 */
export function matchKeys(keys: string, pressed: Pressed, apple: boolean): boolean {
  const parts = keys.toLowerCase().split('+');
  const key = parts.at(-1) ?? '';
  const wants = (modifier: string) => parts.includes(modifier);
  const mod = apple ? pressed.metaKey : pressed.ctrlKey;
  const otherMod = apple ? pressed.ctrlKey : pressed.metaKey;
  if (mod !== wants('mod') || otherMod !== wants('ctrl') || pressed.altKey !== wants('alt')) return false;
  // “?” is itself a shifted key, so its shift is part of the character.
  if (isLetter(key) || key.length > 1 || wants('shift')) {
    if (pressed.shiftKey !== wants('shift')) return false;
  }
  return pressed.key.toLowerCase() === key || pressed.code === codeOf(key);
}

/** A single letter or sign without a modifier acts only when no field has the focus. */
export function isSingleKey(keys: string): boolean {
  return keys.length === 1;
}

function isLetter(key: string): boolean {
  return /^[a-z]$/.test(key);
}

function codeOf(key: string): string | undefined {
  if (isLetter(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return key === '\\' ? 'Backslash' : undefined;
}
