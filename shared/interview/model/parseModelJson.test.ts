import { assert, jsonValue, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { parseModelJson } from './parseModelJson.ts';

test.each([
  ['alone', '{"a": 1}', { a: 1 }],
  ['in a code fence', 'Sure!\n```json\n{"a": "}"}\n```\nAnything else?', { a: '}' }],
  ['after thoughts that hold another', '<think>{"a": 0} or so</think>{"a": 1}', { a: 1 }],
  ['with a comma too many', '{"a": [1, 2,], }', { a: [1, 2] }],
  ['behind braces that are none', 'With {slots} it is {"a": {"b": "\\"}"}}', { a: { b: '"}' } }],
  ['cut short', '{"a": 1', undefined],
  ['as a list', '[1, 2]', undefined],
  ['not at all', 'I do not know.', undefined],
])('finds an object %s', (_, text, object) => {
  expect(parseModelJson(text)).toEqual(object);
});

test('finds whatever object stands between other words, and never throws', () => {
  const words = string().map((text) => text.replace(/[{}<]/g, ''));
  assert(
    property(jsonValue(), words, words, (value, before, after) => {
      const text = JSON.stringify({ value });
      expect(parseModelJson(before + text + after)).toEqual(JSON.parse(text));
    }),
  );
  assert(property(string({ unit: 'binary' }), (text) => void parseModelJson(text)));
});
