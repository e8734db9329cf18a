import type { BulletBlock } from '#shared/spec/parse/markdownBlock.ts';
import type { Line } from '#shared/spec/parse/splitLines.ts';
import { lineIndexAt } from '#shared/spec/parse/splitLines.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import { lineWords, type Piece, readWords, type Words } from './sourceWords.ts';

const CHECKBOX = /^\[[ xX~-]\]\s+/;
const ID =
  /^(?:\*\*|__)?((?:N?FR|SC|REQ|EC|AC|NF|TR|SR|PR)-?[A-Z0-9]*-?\d+(?:\.\d+)*[a-z]?)(?:\*\*|__)?\s*([:：.])?\s*(?:\*\*|__)?\s*/;
const STEP = /^(?:\*\*|__|_|\*)?(GIVEN|WHEN|THEN|AND|BUT)\b\s*[:：]?(?:\*\*|__|_|\*)?\s*[:：]?\s*/i;
const INLINE_STEP = /\*\*(GIVEN|WHEN|THEN|AND|BUT)\*\*\s*/gi;

export type FoldedBullet = {
  readonly foreign: string | null;
  readonly words: Words;
  /** Line indexes that the words hold. */
  readonly lines: ReadonlySet<number>;
};

/** A list item and the items below it as one sentence; what it cannot hold, such as code, is not in `lines`. */
export function foldBullet(text: string, lines: readonly Line[], bullet: BulletBlock): FoldedBullet {
  const held = new Set<number>();
  const { start, end } = bullet.textRange;
  const source = text.slice(start, end);
  const box = CHECKBOX.exec(source)?.[0].length ?? 0;
  const id = ID.exec(source.slice(box));
  hold(lines, { start, end: Math.max(end, start) }, held);
  held.add(bullet.from);
  const body = { start: start + box + (id?.[0].length ?? 0), end };
  const own = upperSteps(text, lineWords(text, body, id ? ': ' : ''));
  const lead = id?.[1] ? idPiece(text, id[1], start + box) : [];
  const words = [...lead, ...own, ...foldChildren(text, lines, bullet.children, [...lead, ...own], held)];
  return { foreign: id?.[1] ?? null, words, lines: held };
}

function idPiece(text: string, id: string, from: number): Words {
  const start = text.indexOf(id, from);
  return [{ before: '', start, end: start + id.length }];
}

function foldChildren(
  text: string,
  lines: readonly Line[],
  children: readonly BulletBlock[],
  above: Words,
  held: Set<number>,
): Words {
  const words: Piece[] = [];
  for (const child of children) {
    hold(lines, child.textRange, held);
    held.add(child.from);
    const said = readWords(text, [...above, ...words]);
    const own = stepWords(text, child.textRange, said, said.endsWith(':') ? ' ' : '; ');
    words.push(...own);
    words.push(...foldChildren(text, lines, child.children, [...above, ...words], held));
  }
  return words;
}

function hold(lines: readonly Line[], range: TextRange, held: Set<number>): void {
  const from = lineIndexAt(lines, range.start);
  const to = lineIndexAt(lines, Math.max(range.start, range.end - 1));
  for (let index = from; index <= to; index++) held.add(index);
}

/** A step of a scenario, its keyword in capitals; `said` is what stands before it, `glue` what joins it without a keyword. */
export function stepWords(text: string, range: TextRange, said: string, glue: string): Words {
  const source = text.slice(range.start, range.end);
  const found = STEP.exec(source);
  const keyword = found?.[1]?.toUpperCase();
  if (!found || !keyword) return upperSteps(text, lineWords(text, range, said === '' ? '' : glue));
  const body = { start: range.start + found[0].length, end: range.end };
  const join = said === '' || said.endsWith(': ') ? '' : /[.,;:!?。、，；：]$/.test(said) ? ' ' : ', ';
  const mark = isPlainEnglish(keyword, said, text.slice(body.start, body.end)) ? join : `${join}${keyword} `;
  return upperSteps(text, lineWords(text, body, mark));
}

/** EARS says “WHEN x, the system SHALL y”: THEN stands only behind IF, and is left out where the sentence is whole. */
function isPlainEnglish(keyword: string, said: string, step: string): boolean {
  return (
    keyword === 'THEN' &&
    !/\bGIVEN\b/.test(said) &&
    /\bWHEN\b/.test(said) &&
    /^(?:the|an?|each|every|all|no)\b.*\b(?:SHALL|MUST)\b/is.test(step)
  );
}

/** `**When**` inside a sentence becomes WHEN. */
export function upperSteps(text: string, words: Words): Words {
  return words.flatMap((piece) => {
    const result: Piece[] = [];
    let { before, start } = piece;
    for (const found of text.slice(piece.start, piece.end).matchAll(INLINE_STEP)) {
      const at = piece.start + found.index;
      if (at > start || before.trim() !== '') result.push({ before, start, end: at });
      else if (result.length > 0 || before !== '') result.push({ before, start: at, end: at });
      before = `${found[1]?.toUpperCase()} `;
      start = at + found[0].length;
    }
    result.push({ before, start, end: piece.end });
    return result;
  });
}
