import type { MarkdownBlock } from '#shared/spec/parse/markdownBlock.ts';
import type { Line } from '#shared/spec/parse/splitLines.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import { lineWords, type Words } from './sourceWords.ts';

export type TableRow = {
  readonly from: number;
  readonly to: number;
  readonly foreign: string;
  readonly words: Words;
};

const ID = /^(?:\*\*|`)?([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-?\d+[a-z]?)(?:\*\*|`)?$/;

/** The rows of a table whose first cell is an id such as FR-01: `FR-01: the requirement (P0, …)`. */
export function readTableRows(
  text: string,
  lines: readonly Line[],
  block: MarkdownBlock,
): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (let index = block.from + 2; index < block.to; index++) {
    const line = lines[index];
    const [first, second, ...more] = line ? cellsOf(text, line) : [];
    const foreign = first ? ID.exec(text.slice(first.start, first.end))?.[1] : undefined;
    if (!first || !second || !foreign) continue;
    const start = text.indexOf(foreign, first.start);
    const rest = more.filter((cell) => cell.end > cell.start);
    const extra = rest.flatMap((cell, at) => lineWords(text, cell, at === 0 ? ' (' : ', '));
    const end = extra.at(-1)?.end ?? 0;
    rows.push({
      from: index,
      to: index + 1,
      foreign,
      words: [
        { before: '', start, end: start + foreign.length },
        ...lineWords(text, second, ': '),
        ...extra,
        ...(extra.length > 0 ? [{ before: ')', start: end, end }] : []),
      ],
    });
  }
  return rows;
}

/** Cells without the space around them; a bar behind a backslash or in code parts nothing. */
export function cellsOf(text: string, line: TextRange): readonly TextRange[] {
  const source = text.slice(line.start, line.end);
  const bars = [...source.matchAll(/\\.|`[^`]*`|\|/g)]
    .filter(([bar]) => bar === '|')
    .map(({ index }) => index);
  const edges = [
    ...(/^\s*\|/.test(source) ? [] : [-1]),
    ...bars,
    ...(/\|\s*$/.test(source) ? [] : [source.length]),
  ];
  return edges.slice(0, -1).map((edge, index) => {
    const cell = source.slice(edge + 1, edges[index + 1]);
    const start = line.start + edge + 1 + (/^\s*/.exec(cell)?.[0].length ?? 0);
    return { start, end: Math.max(start, line.start + edge + 1 + cell.trimEnd().length) };
  });
}
