import { expect, test } from 'vitest';
import { editorColors, hexOf, tokenRules } from './editorTheme.ts';

test.each([
  ['#FFFFFF', '#FFFFFF'],
  ['#fff', '#ffffff'],
  ['#1e50b380', '#1e50b380'],
  ['#abcd', '#aabbccdd'],
  ['rgba(0, 0, 0, .5)', undefined],
  ['', undefined],
])('the colour “%s” is given to the editor as %s', (value, hex) => {
  expect(hexOf(value)).toBe(hex);
});

test('a colour that cannot be read is left out', () => {
  const read = (property: string) => (property === '--c-paper' ? '#fff' : '');
  expect(editorColors(read)).toEqual({
    'editor.background': '#ffffff',
    'input.background': '#ffffff',
  });
  expect(tokenRules(read)).toEqual([]);
});
