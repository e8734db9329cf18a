import { expect, test } from 'vitest';
import { modelErrorIn } from './modelErrorIn.ts';

test.each([
  'unexpected status 500 Internal Server Error: upstream, url: http://127.0.0.1/v1/responses',
  'exceeded retry limit, last status: 429 Too Many Requests',
  'API Error: 500 {"type":"error","error":{"type":"api_error"}}',
  'Error: Request failed with status code 503',
  'HTTP 502 Bad Gateway',
  '  500 Internal Server Error\n',
])('an agent that says “%s” passes on what its model’s server answered', (message) => {
  expect(modelErrorIn(message)).toBe(message.trim());
});

test.each([
  'I made the server answer with status 500 when the file is missing.',
  'Error handling: the page now shows what the 500 of the server means.',
  'API error 500 is told in a sentence now.',
  '500 tests pass.',
  `Error: 500 ${'and more '.repeat(300)}`,
  '',
])('words about errors are no error: “%s”', (message) => {
  expect(modelErrorIn(message)).toBeNull();
});

test('quotes no more than the first line, and not all of a long one', () => {
  const long = `Error: 503 ${'x'.repeat(400)}`;
  expect(modelErrorIn(`${long}\nRequest id 7`)).toBe(long.slice(0, 200));
});
