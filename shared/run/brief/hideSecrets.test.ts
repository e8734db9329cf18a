import { expect, test } from 'vitest';
import { hideSecrets, SECRET_MARK, secretValues } from './hideSecrets.ts';
import { withoutSecretFiles } from './withoutSecretFiles.ts';

test('finds the values of settings in the ways they are written', () => {
  const text = [
    '# TOKEN=of-a-comment',
    'TOKEN=hunter2-hunter2',
    'export QUOTED="pass word;1" # for the tests',
    "single: 'abcd efgh'",
    '  "json": "with\\"quote-1",',
    'PLAIN=unquoted-1 # of a comment',
    'PORT=3000',
    'NODE_ENV=production',
    'URL=http://localhost:3000',
    'EMPTY=',
    '{"one":"first-of-two","two":"second-of-two"}',
    'LONG="a line of it',
    'another line of it"',
  ].join('\n');
  const values = secretValues(text);
  expect(values).toEqual(
    expect.arrayContaining([
      'hunter2-hunter2',
      'pass word;1',
      'abcd efgh',
      'unquoted-1',
      'with"quote-1',
      'first-of-two',
      'second-of-two',
      'a line of it',
      'another line of it',
    ]),
  );
  expect(values.join('\n')).not.toMatch(/^(?:3000|production|http:\/\/localhost:3000|of-a-comment)$/m);
});

test('finds the lines of a key', () => {
  expect(secretValues('-----BEGIN KEY-----\nMIIEvAIBADANBg\nkqhkiG9w0BAQ==\n-----END KEY-----\n')).toEqual(
    expect.arrayContaining(['MIIEvAIBADANBg', 'kqhkiG9w0BAQ==']),
  );
});

test('hides a value as it is written, in JSON and in an address, and where the text begins within it', () => {
  const hide = hideSecrets(['top/secret "1"', 'top/secret "1" and more']);
  expect(hide('a top/secret "1" and more b')).toBe(`a ${SECRET_MARK} b`);
  expect(hide('{"a":"top/secret \\"1\\""}')).toBe(`{"a":"${SECRET_MARK}"}`);
  expect(hide('?q=top%2Fsecret%20%221%22')).toBe(`?q=${SECRET_MARK}`);
  expect(hide('cret "1" and more, cut off')).toBe(`${SECRET_MARK}, cut off`);
  expect(hideSecrets([])('as it is')).toBe('as it is');
});

test('takes the files that hold secrets out of a patch, by either of their names', () => {
  const file = (from: string, to: string, body: string) => `diff --git a/${from} b/${to}\n${body}`;
  const plain = file('a.ts', 'a.ts', '--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-diff --git a/.env b/.env\n+x\n');
  const secret = file('.env', '.env', '--- a/.env\n+++ b/.env\n@@ -1 +1 @@\n-A=1\n+A=2\n');
  const renamed = file('.env', 'b', 'similarity index 100%\nrename from .env\nrename to b\n');
  const told = '# .env changed; it may hold secrets, so its lines are left out\n';
  expect(withoutSecretFiles(plain + secret + renamed, (path) => path === '.env')).toBe(plain + told + told);
});
