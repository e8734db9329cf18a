import type { PatchHunk, PatchLine } from '../patch.ts';
import { importLines, isSetUp } from './lineKinds.ts';

/** Lines of a hunk that belong together: what stands between blank or unchanged lines; imports stand for themselves. */
export interface HunkPart {
  /** Of the changed lines the added ones, else the removed ones; blank lines aside. */
  readonly changed: readonly PatchLine[];
  /** The unchanged lines of the whole hunk. */
  readonly around: readonly PatchLine[];
}

/** A part of fewer lines that say anything goes on over a blank line. */
const LEAST_LINES = 3;
const SAYS = /[\p{L}\p{N}]/u;

/** Splits a hunk so that each test of a test file, each branch of a long function can serve its own criteria. */
export function partsOf(hunk: PatchHunk): readonly HunkPart[] {
  const around = hunk.lines.filter(({ kind }) => kind === 'same');
  const wanted = hunk.lines.some(({ kind }) => kind === 'added') ? 'added' : 'removed';
  const imports = importLines(hunk.lines.map(({ text }) => text));
  const parts: PatchLine[][] = [[]];
  let imported = false;
  for (const [index, line] of hunk.lines.entries()) {
    const current = parts.at(-1) ?? [];
    const isBlank = line.text.trim() === '';
    if (line.kind === 'same' || (isBlank && isFull(current))) {
      if (current.length > 0) parts.push([]);
    } else if (line.kind === wanted && !isBlank) {
      const turns = SAYS.test(line.text) && imports.has(index) !== imported;
      if (turns && current.length > 0) parts.push([line]);
      else current.push(line);
      if (turns) imported = !imported;
    }
  }
  return joinMute(parts).map((changed) => ({ changed, around }));
}

/** What every test runs first is no part of the test behind it, however short. */
function isFull(part: readonly PatchLine[]): boolean {
  return isSetUp(part[0]?.text ?? '') || part.filter(({ text }) => SAYS.test(text)).length >= LEAST_LINES;
}

/** Brackets alone belong to what they close. */
function joinMute(parts: readonly PatchLine[][]): readonly PatchLine[][] {
  const joined: PatchLine[][] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && !part.some(({ text }) => SAYS.test(text))) last.push(...part);
    else joined.push([...part]);
  }
  return joined;
}
