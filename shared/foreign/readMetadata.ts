import { lineWords } from './sourceWords.ts';
import { keep, type Lines, mark, partOf, rangeOf, sourceOf, type SpecReading } from './specReading.ts';

const FIELD = /^\*\*([^*]{2,40}?)[:：]?\*\*\s*[:：]?\s*/;
const INPUT = /^(?:\*\*Input[:：]?\*\*\s*[:：]?\s*)(?:User description\s*[:：]\s*)?["“]?/i;

/**
 * The bold lines below a title of spec-kit: the input is the request, the others are kept as they are.
 * False when the paragraph is something else.
 */
export function readMetadata(reading: SpecReading, block: Lines): boolean {
  const { text, draft } = reading;
  const source = (index: number) => sourceOf(reading, { from: index, to: index + 1 });
  if (!FIELD.test(source(block.from))) return false;
  for (let from = block.from; from < block.to; ) {
    let to = from + 1;
    while (to < block.to && !FIELD.test(source(to))) to++;
    const input = INPUT.exec(source(from));
    if (input && draft.request === null) {
      const range = rangeOf(reading, { from, to });
      const start = range.start + input[0].length;
      const end = start + text.slice(start, range.end).replace(/["”]?\s*$/, '').length;
      draft.request = partOf(reading, { from, to }, lineWords(text, { start, end }));
      mark(reading, { from, to }, 'placed');
    } else keep(reading, { from, to });
    from = to;
  }
  return true;
}
