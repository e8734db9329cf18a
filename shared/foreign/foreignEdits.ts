import type { TextEdit, TextRange } from '#shared/spec/textEdit.ts';
import { applyEdits } from '#shared/spec/textEdit.ts';
import { coveredRange, editWords, type Words } from './sourceWords.ts';

/** Gathers edits of foreign files and keeps them from running into each other. */
export type ForeignEdits = {
  readonly text: (file: string) => string;
  readonly reword: (file: string, words: Words, now: string, rewrite: () => TextEdit | null) => boolean;
  readonly remove: (file: string, block: TextRange) => boolean;
  /** Whole lines behind `offset`, which ends a line or the file. */
  readonly insert: (file: string, offset: number, lines: readonly string[]) => void;
  readonly replace: (file: string, edit: TextEdit) => boolean;
  readonly result: () => ReadonlyMap<string, string>;
};

export function createForeignEdits(texts: ReadonlyMap<string, string>): ForeignEdits {
  const edits = new Map<string, TextEdit[]>();
  const text = (file: string) => texts.get(file) ?? '';

  function replace(file: string, edit: TextEdit): boolean {
    const own = edits.get(file) ?? [];
    const clash = own.some(
      (other) =>
        (edit.start < other.end && other.start < edit.end) || inside(edit, other) || inside(other, edit),
    );
    if (clash) return false;
    edits.set(file, [...own, edit]);
    return true;
  }

  return {
    text,
    replace,
    reword(file, words, now, rewrite) {
      const small = editWords(text(file), words, now);
      if (small?.length === 0) return true;
      const [first] = small ?? [];
      if (first && replace(file, first)) return true;
      const whole = rewrite();
      return whole !== null && replace(file, whole);
    },
    remove(file, block) {
      if (block.end <= block.start) return false;
      return replace(file, { ...withBlank(text(file), block), text: '' });
    },
    insert(file, offset, lines) {
      const source = text(file);
      const eol = /\r\n/.test(source) ? '\r\n' : '\n';
      const isOpen = offset > 0 && !/[\r\n]$/.test(source.slice(0, offset));
      const block = lines.join(eol);
      const own = edits.get(file) ?? [];
      const around = own.find((other) => offset > other.start && offset < other.end);
      const at = around?.start ?? offset;
      edits.set(file, [...own, { start: at, end: at, text: isOpen ? eol + block : block + eol }]);
    },
    result: () => new Map([...edits].map(([file, own]) => [file, applyEdits(text(file), own)])),
  };
}

function inside(edit: TextEdit, other: TextEdit): boolean {
  return edit.start === edit.end && edit.start > other.start && edit.start < other.end;
}

/** A removed block takes the blank lines with it that it would leave doubled, and at the end of a file those above it. */
function withBlank(text: string, block: TextRange): TextRange {
  const above = text.slice(0, block.start);
  if (text.slice(block.end).trim() === '') {
    const isOpen = !/[\r\n]$/.test(text);
    const blank =
      (isOpen ? /(?:[ \t]*(?:\r\n|\n))+$/ : /(?<=\n)(?:[ \t]*(?:\r\n|\n))+$/).exec(above)?.[0] ?? '';
    return { start: block.start - blank.length, end: isOpen ? text.length : block.end };
  }
  const before = /(?:^|\n)[ \t]*(?:\r\n|\n)$/.test(above.slice(-200));
  const after = /^[ \t]*(?:\r\n|\n)/.exec(text.slice(block.end, block.end + 200));
  return before && after ? { start: block.start, end: block.end + after[0].length } : block;
}

/** Replaces all that the words cover by other Markdown on one line. */
export function rewriteCovered(words: Words, markdown: string): TextEdit | null {
  const range = coveredRange(words);
  return range ? { ...range, text: markdown } : null;
}
