import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMessage, parseTrailers, subjectOf } from './commitMessage.ts';

const trailer = fc.record({
  key: fc.stringMatching(/^[A-Z][a-z]{1,5}(?:-[A-Z][a-z]{1,5})?$/),
  value: fc.stringMatching(/^[a-z0-9]{1,6}(?: [a-z0-9:]{1,6}){0,3}$/),
});
const text = fc.stringMatching(/^[A-Za-z][a-z .]{0,20}(?:\n\n[a-z][a-z .\n]{0,30})?$/);

test('reads back the trailers it wrote, whatever the message', () => {
  fc.assert(
    fc.property(text, fc.array(trailer, { minLength: 1, maxLength: 4 }), (message, trailers) => {
      const written = formatMessage(message, trailers);
      expect(parseTrailers(written)).toEqual(trailers);
      expect(subjectOf(written)).toBe(subjectOf(message.trim()));
    }),
  );
});

test('reads trailers as git does', () => {
  const messages = [
    'Subject\n\nKey: value\n',
    'Subject\n\nBody.\n\nKey: value\nOther-Key: two\n  words\n',
    'Subject only: not a trailer\n',
    'Subject\r\n\r\nKey: value\r\n',
    'Subject\n\nA paragraph\nof plain words.\n',
    'Subject\n\nKey: in the middle\n\nThe end.\n',
  ];
  for (const message of messages) {
    const input = message.replaceAll('\r\n', '\n');
    const git = execFileSync('git', ['interpret-trailers', '--parse', '--unfold'], { input }).toString();
    const ours = parseTrailers(message).map(({ key, value }) => `${key}: ${value}\n`);
    expect(ours.join('')).toBe(git);
  }
});

test('adds to the trailers that a message already has', () => {
  const message = 'Subject\n\nSigned-off-by: A <a@b>';
  expect(formatMessage(message, [{ key: 'Overture-Task', value: 'T4' }])).toBe(
    'Subject\n\nSigned-off-by: A <a@b>\nOverture-Task: T4\n',
  );
});
