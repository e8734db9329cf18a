import type { TextEdit } from '#shared/spec/textEdit.ts';
import { type ForeignEdits, rewriteCovered } from './foreignEdits.ts';
import { unpackWords } from './origin.ts';
import { criterionAnew, hasSteps, isParagraph } from './renderLike.ts';
import { readWords } from './sourceWords.ts';
import type { BoundPart, SpecExport } from './specExport.ts';

/** Gives a part its new words in the file it came from, by the smallest edit that keeps its form there. */
export function rewordPart({ edits, notExpressed }: SpecExport, part: BoundPart, now: string): void {
  if (part.fixed !== undefined && part.fixed !== now)
    notExpressed.push(`“${part.fixed}” keeps its name in ${part.file}: the format gives it a meaning.`);
  if (!part.words) return;
  const words = unpackWords(part.words);
  if (readWords(edits.text(part.file), words) === now || part.part === 'request') return;
  const anew = () => rewrite(edits, part, now);
  const isDone = losesForm(edits, part, now)
    ? replaceBy(edits, part.file, anew())
    : edits.reword(part.file, words, now, anew);
  if (!isDone) notExpressed.push(`The new words of ${part.part} could not be written into ${part.file}.`);
}

function replaceBy(edits: ForeignEdits, file: string, edit: TextEdit | null): boolean {
  return edit !== null && edits.replace(file, edit);
}

/**
 * A name such as FR-001 is marked up in the file, and words in front of it must not slip into that mark; a
 * paragraph is a criterion by its steps alone.
 */
function losesForm(edits: ForeignEdits, { part, file, was, words, block }: BoundPart, now: string): boolean {
  const text = edits.text(file);
  const [, start = 0, end = 0] = words?.[0] ?? [];
  const losesName = was !== undefined && text.slice(start, end) === was && !now.startsWith(`${was}: `);
  return losesName || (part.startsWith('AC-') && isParagraph(text.slice(...block)) && !hasSteps(now));
}

/** Where the change crosses words of Overture, the part's own lines are written anew. */
function rewrite(edits: ForeignEdits, part: BoundPart, now: string): TextEdit | null {
  const words = unpackWords(part.words ?? []);
  const source = edits.text(part.file).slice(part.block[0], part.block[1]);
  const [only] = words;
  if (words.length === 1 && only && only.start === only.end)
    return { start: only.start, end: only.end, text: `: ${now}` };
  if (part.part.startsWith('AC-')) {
    const eol = /\r\n/.test(edits.text(part.file)) ? '\r\n' : '\n';
    const lines = criterionAnew(source, now, part.part, part.was ?? null).join(eol);
    return { start: part.block[0], end: part.block[1], text: lines + (/\r?\n$/.exec(source)?.[0] ?? '') };
  }
  if (/^(?:R\d+|title)$/.test(part.part))
    return rewriteCovered(words, now.replace(/^(?:Change|Remove): /, ''));
  const id = part.was && now.startsWith(`${part.was}: `) ? part.was : null;
  const own = id ? words.filter(({ start, end }) => edits.text(part.file).slice(start, end) !== id) : words;
  return rewriteCovered(own, id ? now.slice(id.length + 2) : now);
}
