import { expect, test } from 'vitest';
import { rememberByText } from './rememberByText.ts';

function counted(most?: number) {
  const read: string[] = [];
  const lengthOf = rememberByText((text) => {
    read.push(text);
    return text.length;
  }, most);
  return { read, lengthOf };
}

test('a text is read once, as long as it stays the same', () => {
  const { read, lengthOf } = counted();
  expect([lengthOf('one'), lengthOf('three'), lengthOf('one'), lengthOf('')]).toEqual([3, 5, 3, 0]);
  expect(read).toEqual(['one', 'three', '']);
});

test('what was asked for least lately is forgotten first', () => {
  const { read, lengthOf } = counted(2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) lengthOf(text);
  expect(read).toEqual(['a', 'b', 'c', 'b']);
});
