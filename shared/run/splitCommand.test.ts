import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCommand } from './splitCommand.ts';

test.each([
  ['npm test', ['npm', 'test']],
  ['  a   b  ', ['a', 'b']],
  [`node -e 'a "b"' "c 'd'"`, ['node', '-e', 'a "b"', "c 'd'"]],
  [String.raw`say "a \"b\" \\ c"`, ['say', String.raw`a "b" \ c`]],
  [String.raw`C:\tools\run.exe /x`, [String.raw`C:\tools\run.exe`, '/x']],
  [String.raw`a\ b c`, ['a b', 'c']],
  ['run ""', ['run', '']],
  ['a; rm $HOME | cat *', ['a;', 'rm', '$HOME', '|', 'cat', '*']],
])('splits %s', (line, words) => {
  expect(splitCommand(line)).toEqual({ ok: true, value: words });
});

test('refuses an empty line and an open quote', () => {
  expect(splitCommand('  ')).toEqual({ ok: false, error: { code: 'empty' } });
  expect(splitCommand(`a "b`)).toEqual({ ok: false, error: { code: 'openQuote', quote: '"' } });
});

test('gives back any words that were quoted', () => {
  const word = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const line = words.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(' ');
      expect(splitCommand(line)).toEqual({ ok: true, value: words });
    }),
  );
});
