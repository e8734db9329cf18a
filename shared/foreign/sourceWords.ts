import { smallestReplacement } from '#shared/spec/edit/smallestReplacement.ts';
import type { TextEdit, TextRange } from '#shared/spec/textEdit.ts';

/** A run of a foreign file's text, and the words that Overture puts in front of it. */
export type Piece = TextRange & { readonly before: string };

/** How words of Overture are made of a foreign file's text; a piece of no length carries words of Overture alone. */
export type Words = readonly Piece[];

export function readWords(text: string, words: Words): string {
  return words.map(({ before, start, end }) => before + text.slice(start, end)).join('');
}

/** The words of a range on one line: line ends, tabs and doubled spaces are read as one space. */
export function lineWords(text: string, range: TextRange, before = ''): Words {
  return pieces(text, range, before, /[^ \t\r\n]+(?: [^ \t\r\n]+)*/g);
}

/** As `lineWords`, for YAML: every kind of white space and control character is read as one space. */
export function yamlWords(text: string, range: TextRange, before = ''): Words {
  return pieces(text, range, before, /[^\s\p{Cc}]+(?: [^\s\p{Cc}]+)*/gu);
}

function pieces(text: string, range: TextRange, before: string, runs: RegExp): Words {
  const source = text.slice(range.start, range.end);
  const found = [...source.matchAll(runs)].map((run, index) => {
    const start = range.start + run.index;
    return { before: index === 0 ? before : ' ', start, end: start + run[0].length };
  });
  return found.length > 0 || before === '' ? found : [{ before, start: range.start, end: range.start }];
}

/** Markdown of several lines, word for word; only line ends become `eol`, and each line can get a lead such as `> `. */
export function blockWords(text: string, range: TextRange, eol: string, lead = ''): Words {
  const source = text.slice(range.start, range.end);
  const own = source.match(/\r\n|\r|\n/g) ?? [];
  if (lead === '' && own.every((each) => each === eol)) return [{ before: '', ...range }];
  const lines: Piece[] = [];
  let start = range.start;
  for (const line of source.split(/\r\n|\r|\n/)) {
    const end = start + line.length;
    const mark = line.trim() === '' ? lead.trimEnd() : lead;
    lines.push({ before: (lines.length > 0 ? eol : '') + mark, start, end });
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return lines;
}

export function coveredRange(words: Words): TextRange | null {
  const real = words.filter(({ start, end }) => end > start);
  const [first, last] = [real[0], real.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

/**
 * The smallest edit of the foreign text that makes its words read `now`; null when the change touches words that
 * Overture put between the pieces, so that no run of the foreign text alone can carry it.
 */
export function editWords(text: string, words: Words, now: string): readonly TextEdit[] | null {
  const change = smallestReplacement(readWords(text, words), now);
  if (!change) return [];
  const from = placeOf(words, change.start, 'start', change.end);
  const to = placeOf(words, change.end, 'end', change.start);
  if (from === null || to === null || to.at < from.at) return null;
  const between = words.slice(from.piece + 1, to.piece + 1);
  const isPlain = between.every(({ before }) => before === ' ');
  return isPlain ? [{ start: from.at, end: to.at, text: change.text }] : null;
}

/** Where an offset of the words stands in the foreign text; at a border the piece that also holds `other`. */
function placeOf(
  words: Words,
  offset: number,
  side: 'start' | 'end',
  other: number,
): { piece: number; at: number } | null {
  const found: { piece: number; at: number; holds: boolean }[] = [];
  let done = 0;
  words.forEach(({ before, start, end }, piece) => {
    const first = done + before.length;
    const last = first + end - start;
    const holds = other >= first && other <= last;
    if (end > start && offset >= first && offset <= last)
      found.push({ piece, at: start + offset - first, holds });
    done = last;
  });
  return found.find(({ holds }) => holds) ?? (side === 'start' ? found.at(-1) : found[0]) ?? null;
}
