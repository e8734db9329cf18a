import { expect, test } from 'vitest';
import { maskSecrets } from './maskSecrets.ts';

test.each([
  ['const key = sk-proj-abcdefghijklmnop1234', 'const key = ‹secret›'],
  ["password: 'correct-horse'", "password: '‹secret›'"],
  ['{"apiKey": "0123456789"}', '{"apiKey": "‹secret›"}'],
  ['AWS AKIAABCDEFGHIJKLMNOP', 'AWS ‹secret›'],
  ['token ghp_abcdefghijklmnopqrstuvwxyz', 'token ‹secret›'],
])('takes the secret out of “%s”', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

test('leaves code alone, and the count of lines', () => {
  const code = 'const password = form.password;\nif (token === "") return sk-1;\n';
  expect(maskSecrets(code)).toBe(code);
  const pem = 'a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----\nb';
  expect(maskSecrets(pem).split('\n').length).toBe(6);
  expect(maskSecrets(pem)).not.toContain('MIIE');
});
