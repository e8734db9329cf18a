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
    '{"one":"first-of-2","auth":"second-of-two"}',
    'LONG="a line of it',
    'another line of it"',
  ].join('\n');
  const values = secretValues(text, '.env');
  expect(values).toEqual(
    expect.arrayContaining([
      'hunter2-hunter2',
      'pass word;1',
      'abcd efgh',
      'unquoted-1',
      'with"quote-1',
      'first-of-2',
      'second-of-two',
      'a line of it',
      'another line of it',
    ]),
  );
  expect(values.join('\n')).not.toMatch(/^(?:3000|production|http:\/\/localhost:3000|of-a-comment)$/m);
});

test('finds the lines of a key', () => {
  const text = '-----BEGIN KEY-----\nMIIEvAIBADANBg\nkqhkiG9w0BAQ==\n-----END KEY-----\n';
  expect(secretValues(text, 'a.pem')).toEqual(expect.arrayContaining(['MIIEvAIBADANBg', 'kqhkiG9w0BAQ==']));
});

test.each([
  ['POSTGRES_USER=postgres', []],
  ['DB_NAME=inventory', []],
  ['DB_NAME="inventory" # of all', []],
  ['  "name": "inventory",', []],
  ['DATA=./src/inventory-data.ts', []],
  ['AUTHOR=jane-smith', []],
  ['KEYCLOAK_REALM=inventory', []],
  ['{"name":"inventory","region":"eu-central"}', []],
  ['POSTGRES_PASSWORD=postgres', ['postgres']],
  ['DB_PASS=inventory', ['inventory']],
  ['apiKey: correct-horse', ['correct-horse']],
  ['{"name":"inventory","token":"correcthorse"}', ['correcthorse']],
  ['STRIPE=abcdEFGHijklMNOPqrstUVWXyz', ['abcdEFGHijklMNOPqrstUVWXyz']],
  ['DB_NAME=inventory1', ['inventory1']],
])('plain words are no secrets, but where their key says so: %s', (line, values) => {
  expect(secretValues(line, '.env')).toEqual(values);
});

test.each([
  ['a token alone', 'deploy', 'gh0_abcdefgh\n', ['gh0_abcdefgh']],
  ['one in base64', 'deploy', 'aHVudGVyMg==\n', ['aHVudGVyMg==']],
  ['a plain word alone', '.nvmrc', 'lts/hydrogen\n', []],
  ['one where a path names a secret', 'secrets/db', 'correcthorse\n', ['correcthorse']],
  ['.netrc', '.netrc', 'machine api.example.com login me password correcthorse\n', ['correcthorse']],
  [
    '.netrc over lines',
    '_netrc',
    'machine api.example.com\n  login someone\n  password correcthorse\n',
    ['correcthorse'],
  ],
  ['.pgpass', '.pgpass', '# all\n*:*:*:me:correct\\:horse\n', ['correct\\:horse', 'correct:horse']],
  ['.npmrc', '.npmrc', '//registry.example.com/:_authToken=correcthorse\n', ['correcthorse']],
  ['prose', 'notes.txt', 'However, something’s missing (isn’t it?).\n', []],
])('finds the words of files without settings: %s', (_what, path, text, values) => {
  expect(secretValues(text, path)).toEqual(values);
});

test('hides a value as it is written, in JSON and in an address', () => {
  const hide = hideSecrets(['top/secret "1"', 'top/secret "1" and more']);
  expect(hide('a top/secret "1" and more b')).toBe(`a ${SECRET_MARK} b`);
  expect(hide('{"a":"top/secret \\"1\\""}')).toBe(`{"a":"${SECRET_MARK}"}`);
  expect(hide('?q=top%2Fsecret%20%221%22')).toBe(`?q=${SECRET_MARK}`);
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
