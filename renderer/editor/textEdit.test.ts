import { assert, constantFrom, array, nat, property, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { applyTextEdits, asEdited, type RangeEdit, smallestEdit, toTextEdits } from './textEdit.ts';

const texts = array(constantFrom('a', 'b', 'é', '🙂', ' ', '\n', '\r\n', '\r'), { maxLength: 30 }).map(
  (parts) => parts.join(''),
);

/** A range edit of the text as an editor holds it, made from two offsets into that. */
function rangeOf(edited: string, from: number, to: number, insert: string): RangeEdit {
  const place = (offset: number) => {
    const lines = edited.slice(0, offset).split('\n');
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };
  const start = place(from);
  const end = place(to);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    insert,
  };
}

test('an edit in the editor does to the file what it did to the editor’s own text', () => {
  assert(
    property(texts, tuple(nat(), nat()), string({ maxLength: 5 }), (text, [one, other], insert) => {
      const edited = asEdited(text);
      const [from, to] = [one % (edited.length + 1), other % (edited.length + 1)].toSorted((a, b) => a - b);
      const range = rangeOf(edited, from!, to!, insert);
      const changed = applyTextEdits(text, toTextEdits(text, [range]));
      expect(asEdited(changed)).toBe(asEdited(edited.slice(0, from) + insert + edited.slice(to)));
    }),
    { numRuns: 2_000 },
  );
});

test('line ends and the byte order mark outside an edit stay as they are', () => {
  const text = '\uFEFFone\r\ntwo\nthree\r\nfour\r\n';
  const edits = toTextEdits(text, [
    { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4, insert: 'x\ny' },
  ]);
  expect(applyTextEdits(text, edits)).toBe('\uFEFFone\r\nx\r\ny\nthree\r\nfour\r\n');
});

test('a lone carriage return stays a line end of its own when a line feed comes next to it', () => {
  const edits = toTextEdits('\rx\n', [
    { startLine: 2, startColumn: 1, endLine: 2, endColumn: 2, insert: '' },
  ]);
  expect(asEdited(applyTextEdits('\rx\n', edits))).toBe('\n\n');
});

test('several edits at once refer to the text before all of them', () => {
  const edits = toTextEdits('one two three', [
    { startLine: 1, startColumn: 9, endLine: 1, endColumn: 14, insert: '3' },
    { startLine: 1, startColumn: 1, endLine: 1, endColumn: 4, insert: '1' },
  ]);
  expect(applyTextEdits('one two three', edits)).toBe('1 two 3');
});

test('the smallest edit between two texts makes one of the other and touches nothing it need not', () => {
  assert(
    property(texts, texts, texts, texts, (head, before, after, tail) => {
      const [from, to] = [head + before + tail, head + after + tail];
      const edit = smallestEdit(from, to);
      expect(edit ? applyTextEdits(from, [edit]) : from).toBe(to);
      if (edit) expect(edit.end - edit.start).toBeLessThanOrEqual(before.length);
    }),
  );
});
