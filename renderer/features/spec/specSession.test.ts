import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  editText,
  fileChanged,
  needsSave,
  openSession,
  redo,
  saved,
  saveRefused,
  saveStarted,
  settleOutside,
  tryAgain,
  undo,
  historyOf,
  withHistory,
} from './specSession.ts';

const file = { text: 'one\ntwo\nthree\n', hash: 'h0' };
const open = openSession(file);

test('takes typing in one place back as one step, and does it again', () => {
  const first = editText(open, 'one\ntwo b\nthree\n', 'AC-1.1', 0);
  const typed = editText(first, 'one\ntwo by\nthree\n', 'AC-1.1', 200);
  const back = undo(typed);
  expect([typed.past.length, back.text, redo(back).text]).toEqual([1, file.text, typed.text]);
});

test('keeps apart what was typed in two places', () => {
  const first = editText(open, 'one.\ntwo\nthree\n', 'AC-1.1', 0);
  const second = editText(first, 'one.\ntwo.\nthree\n', 'AC-1.2', 10);
  expect(undo(second).text).toBe('one.\ntwo\nthree\n');
});

test('asks for a save after an edit and not after it was taken back', () => {
  const edited = editText(open, 'one\n', 'x', 0);
  expect([needsSave(open), needsSave(edited), needsSave(undo(edited))]).toEqual([false, true, false]);
});

test('goes on asking when the text changed during a save', () => {
  const saving = saveStarted(editText(open, 'a\n', 'x', 0));
  const further = editText(saving, 'ab\n', 'x', 10);
  const done = saved(further, { text: 'a\n', hash: 'h1' }, 20);
  expect([done.base.hash, needsSave(done)]).toEqual(['h1', true]);
});

test('takes what another program wrote when nothing is unsaved, and can take it back', () => {
  const changed = fileChanged(open, { text: 'one\n2\nthree\n', hash: 'h1' }, 0);
  expect([changed.text, needsSave(changed), undo(changed).text]).toEqual([
    'one\n2\nthree\n',
    false,
    file.text,
  ]);
});

test('joins an unsaved edit with a change elsewhere in the file, and saves the joined text', () => {
  const edited = editText(open, 'ONE\ntwo\nthree\n', 'x', 0);
  const joined = fileChanged(edited, { text: 'one\ntwo\nTHREE\n', hash: 'h1' }, 5);
  expect([joined.text, joined.base.hash, joined.outside, needsSave(joined)]).toEqual([
    'ONE\ntwo\nTHREE\n',
    'h1',
    null,
    true,
  ]);
});

test('asks when both changed the same line, saves nothing meanwhile, and loses neither', () => {
  const edited = editText(open, 'one\nmine\nthree\n', 'x', 0);
  const asked = fileChanged(edited, { text: 'one\ntheirs\nthree\n', hash: 'h1' }, 5);
  expect([asked.text, needsSave(asked)]).toEqual([edited.text, false]);
  const mine = settleOutside(asked, ['mine'], 9);
  const theirs = settleOutside(asked, ['theirs'], 9);
  expect([mine.text, mine.base.hash, needsSave(mine)]).toEqual([edited.text, 'h1', true]);
  expect([theirs.text, needsSave(theirs), undo(theirs).text]).toEqual([
    'one\ntheirs\nthree\n',
    false,
    edited.text,
  ]);
});

test('treats a refusal because of another program like the change itself', () => {
  const saving = saveStarted(editText(open, 'one\nmine\nthree\n', 'x', 0));
  const refused = saveRefused(
    saving,
    { code: 'changedOutside', text: 'one\ntwo\nthree\nfour\n', hash: 'h1' },
    5,
  );
  expect([refused.text, needsSave(refused)]).toEqual(['one\nmine\nthree\nfour\n', true]);
});

test('keeps the text when a save is refused, and saves again only when asked', () => {
  const saving = saveStarted(editText(open, 'mine\n', 'x', 0));
  const refused = saveRefused(saving, { code: 'diskFull', path: 'specs/a/spec.md' }, 5);
  expect([refused.text, needsSave(refused), needsSave(tryAgain(refused))]).toEqual(['mine\n', false, true]);
});

test('does not take a late report of its own save for a change', () => {
  const one = saved(saveStarted(editText(open, 'a\n', 'x', 0)), { text: 'a\n', hash: 'h1' }, 10);
  const two = saved(saveStarted(editText(one, 'ab\n', 'y', 2000)), { text: 'ab\n', hash: 'h2' }, 20);
  expect(fileChanged(two, { text: 'a\n', hash: 'h1' }, 30).text).toBe('ab\n');
});

test('comes back to the first text by undoing everything, whatever was typed', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 20 })), (texts) => {
      const edited = texts.reduce((session, text, index) => editText(session, text, 'x', index * 400), open);
      let back = edited;
      while (back.past.length > 0) back = undo(back);
      let forth = back;
      while (forth.future.length > 0) forth = redo(forth);
      expect([back.text, forth.text]).toEqual([file.text, edited.text]);
    }),
  );
});

test('a way back that was kept leads through every text there was, whatever changed in between', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(texts, texts, fc.option(fc.string({ maxLength: 10 })), (before, after, outside) => {
      let when = 0;
      const write = (session: typeof open, words: readonly string[]) =>
        words.reduce((now, text) => editText(now, text, `place ${when}`, (when += 5_000)), session);
      const kept = historyOf(write(openSession({ text: '', hash: 'a' }), before));
      const text = outside ?? kept.text;
      let session = withHistory(write(openSession({ text, hash: 'b' }), after), kept, 0);
      const seen = new Set([session.text]);
      for (; session.past.length > 0; session = undo(session)) seen.add(undo(session).text);
      expect(session.text).toBe('');
      for (const each of [...before, ...after, text]) expect(seen.has(each)).toBe(true);
    }),
  );
});

test('what was taken back can be done again after a restart, unless the text changed', () => {
  const kept = historyOf(undo(editText(open, 'two', 'x', 0)));
  expect(redo(withHistory(openSession(file), kept, 0)).text).toBe('two');
  const other = withHistory(openSession({ text: 'other', hash: 'c' }), kept, 0);
  expect([other.future, undo(other).text]).toEqual([[], file.text]);
});
