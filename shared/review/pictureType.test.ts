import { expect, test } from 'vitest';
import { pictureType } from './pictureType.ts';

test.each([
  ['a/Logo.PNG', 'image/png'],
  ['photo.jpeg', 'image/jpeg'],
  ['art.svg', 'image/svg+xml'],
  ['png', null],
  ['a.png/readme', null],
  ['page.html', null],
])('%s is drawn as %s', (path, type) => {
  expect(pictureType(path)).toBe(type);
});
