import { diffArrays } from 'diff';

/** A piece of a line and whether it differs from the other line. */
export interface WordSpan {
  readonly text: string;
  readonly changed: boolean;
}
export interface WordChanges {
  readonly old: readonly WordSpan[];
  readonly new: readonly WordSpan[];
}

/** Beyond this many characters marking words costs more than it tells. */
const LONGEST_LINE = 1_000;
/** Lines that share less than this part of their words are two lines, not one that changed. */
const LEAST_SHARED = 0.35;

/** Tells which words of a line changed, or null when the two lines have too little in common to say so. */
export function wordChanges(oldLine: string, newLine: string): WordChanges | null {
  if (oldLine.length > LONGEST_LINE || newLine.length > LONGEST_LINE) return null;
  const before = words(oldLine);
  const after = words(newLine);
  const parts = diffArrays(before, after);
  const shared = weigh(parts.filter((part) => !part.added && !part.removed).flatMap((part) => part.value));
  const whole = Math.max(weigh(before), weigh(after));
  if (whole === 0 || shared / whole < LEAST_SHARED) return null;
  const side = (other: 'added' | 'removed') =>
    withoutEdges(
      joinSpans(
        parts
          .filter((part) => !part[other])
          .map((part) => ({ text: part.value.join(''), changed: part.added || part.removed })),
      ),
    );
  return { old: side('added'), new: side('removed') };
}

/** How much two lines have in common, from 0 to 1. */
export function likeness(oldLine: string, newLine: string): number {
  const before = new Set(words(oldLine).filter(isWord));
  const after = new Set(words(newLine).filter(isWord));
  if (before.size + after.size === 0) return 0;
  const common = [...before].filter((word) => after.has(word)).length;
  return (2 * common) / (before.size + after.size);
}

function words(line: string): string[] {
  return line.match(/[\p{L}\p{N}_$]+|\s+|[^\p{L}\p{N}_$\s]/gu) ?? [];
}

function isWord(token: string): boolean {
  return /[\p{L}\p{N}_$]/u.test(token);
}

function weigh(tokens: readonly string[]): number {
  return tokens.filter((token) => token.trim() !== '').reduce((sum, token) => sum + token.length, 0);
}

/** Single signs and spaces between two changes are drawn with them: one mark reads better than three. */
function joinSpans(spans: readonly WordSpan[]): readonly WordSpan[] {
  const marked = spans.map((span, index) => {
    const between =
      !span.changed && span.text.length < 2 && spans[index - 1]?.changed && spans[index + 1]?.changed;
    return { text: span.text, changed: span.changed || between === true };
  });
  return joinEqual(marked.filter((span) => span.text !== ''));
}

/** Blanks at the ends of a change say nothing and are left unmarked, the indent above all. */
function withoutEdges(spans: readonly WordSpan[]): readonly WordSpan[] {
  const cut = spans.flatMap((span): WordSpan[] => {
    if (!span.changed) return [span];
    const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(span.text) ?? [];
    return [
      { text: before, changed: false },
      { text, changed: true },
      { text: after, changed: false },
    ].filter((piece) => piece.text !== '');
  });
  return joinEqual(cut);
}

function joinEqual(spans: readonly WordSpan[]): readonly WordSpan[] {
  const joined: WordSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && last.changed === span.changed)
      joined[joined.length - 1] = { ...last, text: last.text + span.text };
    else joined.push(span);
  }
  return joined;
}
