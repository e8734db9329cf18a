import type { MarkdownBlock } from '#shared/spec/parse/markdownBlock.ts';
import type { Line } from '#shared/spec/parse/splitLines.ts';
import type { Draft, DraftPart, Place } from './foreignDraft.ts';
import { lineWords, type Words } from './sourceWords.ts';

type Lines = { from: number; to: number };
const FIELD = /^\*\*([^*]{2,40}?)[:：]?\*\*\s*[:：]?\s*/;
const INPUT = /^(?:\*\*Input[:：]?\*\*\s*[:：]?\s*)(?:User description\s*[:：]\s*)?["“]?/i;

/**
 * The bold lines below a title of spec-kit: the input is the request, the others are kept as they are.
 * False when the paragraph is something else.
 */
export function readMetadata(
  text: string,
  lines: readonly Line[],
  block: MarkdownBlock,
  draft: Draft,
  part: (block: Lines, words: Words) => DraftPart,
  mark: (from: number, to: number, place: Place) => void,
  keep: (block: Lines) => void,
): boolean {
  const source = (index: number) => text.slice(lines[index]?.start, lines[index]?.end);
  if (!FIELD.test(source(block.from))) return false;
  let from = block.from;
  while (from < block.to) {
    let to = from + 1;
    while (to < block.to && !FIELD.test(source(to))) to++;
    const input = INPUT.exec(source(from));
    const line = lines[from];
    if (input && line && draft.request === null) {
      const start = line.start + input[0].length;
      const whole = text.slice(start, lines[to - 1]?.end);
      const end = start + whole.replace(/["”]?\s*$/, '').length;
      draft.request = part({ from, to }, lineWords(text, { start, end }));
      mark(from, to, 'placed');
    } else keep({ from, to });
    from = to;
  }
  return true;
}
