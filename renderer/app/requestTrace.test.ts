import { expect, test } from 'vitest';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { requestTrace } from './requestTrace.ts';

const ASKED = 'Customers need better control over who can edit settings.';
const requestOf = (words: string) => parseSpec(`# S\n\n> ${words}\n`).request;

test.each([
  ['Add dark mode', 'agreed', '“Add dark mode”'],
  [ASKED, 'agreed', '“Customers need better control over who…”'],
  [ASKED, 'made', '“Customers need better control…”'],
  ['x'.repeat(80), 'made', `“${'x'.repeat(33)}…”`],
] as const)('“%s” stands beside what is %s in so many words', (words, beside, shown) => {
  expect(requestTrace(requestOf(words), beside).request?.text).toBe(shown);
});

test('a spec without a request has no such link', () => {
  expect(requestTrace(parseSpec('# S\n').request, 'agreed')).toEqual({});
});
