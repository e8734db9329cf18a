import { expect, test } from 'vitest';
import { matchKeys, type Pressed } from './matchKeys.ts';

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test.each([
  ['mod+k', press('k', { metaKey: true }), true, true],
  ['mod+k', press('k', { ctrlKey: true }), true, false],
  ['mod+k', press('k', { ctrlKey: true }), false, true],
  ['mod+k', press('K', { ctrlKey: true, shiftKey: true }), false, false],
  ['mod+shift+l', press('L', { metaKey: true, shiftKey: true }), true, true],
  ['mod+alt+\\', press('«', { code: 'Backslash', metaKey: true, altKey: true }), true, true],
  ['mod+1', press('1', { metaKey: true }), true, true],
  ['mod+1', press('&', { code: 'Digit1', ctrlKey: true }), false, true],
  ['a', press('a'), true, true],
  ['a', press('A', { shiftKey: true }), true, false],
  ['?', press('?', { shiftKey: true }), false, true],
  ['f6', press('F6'), false, true],
  ['f6', press('F6', { shiftKey: true }), false, false],
  ['shift+f6', press('F6', { shiftKey: true }), false, true],
] as const)('%s and a press of %o', (keys, pressed, apple, matches) => {
  expect(matchKeys(keys, pressed, apple)).toBe(matches);
});
