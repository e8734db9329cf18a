import { expect, test } from 'vitest';
import { keyLabels, keysInOne } from './keyLabels.ts';

test.each([
  ['mod+k', '⌘K', 'Ctrl+K'],
  ['mod+shift+l', '⌘⇧L', 'Ctrl+Shift+L'],
  ['mod+alt+\\', '⌘⌥\\', 'Ctrl+Alt+\\'],
  ['mod+enter', '⌘↵', 'Ctrl+↵'],
  ['shift+f6', '⇧F6', 'Shift+F6'],
  ['?', '?', '?'],
])('%s is drawn the way of the platform', (keys, apple, others) => {
  expect([keysInOne(keys, true), keysInOne(keys, false)]).toEqual([apple, others]);
});

test('keys on caps of their own stand without a plus', () => {
  expect(keyLabels('mod+shift+l', false)).toEqual(['Ctrl', 'Shift', 'L']);
});
