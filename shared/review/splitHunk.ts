import { type HunkText, hunkText } from './hunkText.ts';
import type { PatchFile, PatchHunk, PatchLine } from './patch.ts';

/** A hunk of at most this many lines is read at a glance and stays whole. */
const AT_A_GLANCE = 16;
/** A part shorter than this joins the next one. */
const SHORTEST_PART = 4;

/**
 * Cuts a long hunk of added lines (a new file, a new block) where a blank line is followed by a line that is not
 * indented, so that each part can serve its own criteria. Together the parts hold every line once, in order.
 */
export function splitHunk(hunk: PatchHunk): readonly PatchHunk[] {
  const text = hunkText(hunk);
  if (text.count <= AT_A_GLANCE || !isAllAdded(text)) return [hunk];
  const parts: PatchLine[][] = [[]];
  hunk.lines.forEach((line, index) => {
    const before = hunk.lines[index - 1];
    const begins = before !== undefined && isBlank(before) && /^[^\s})\]]/.test(line.text);
    const current = parts.at(-1) ?? [];
    if (begins && current.length >= SHORTEST_PART) parts.push([line]);
    else current.push(line);
  });
  return joinShortEnd(parts).map((lines) => ({
    header: '',
    oldStart: hunk.oldStart,
    newStart: lines[0]?.new ?? hunk.newStart,
    lines,
  }));
}

/** The parts of a file as a review shows them. */
export function partsOf({ hunks }: Pick<PatchFile, 'hunks'>): readonly PatchHunk[] {
  return hunks.flatMap(splitHunk);
}

function isAllAdded(text: HunkText): boolean {
  for (let index = 0; index < text.count; index += 1) if (text.kindAt(index) !== 'added') return false;
  return true;
}

function joinShortEnd(parts: PatchLine[][]): readonly (readonly PatchLine[])[] {
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (!last || !before || last.length >= SHORTEST_PART) return parts;
  return [...parts.slice(0, -2), [...before, ...last]];
}

function isBlank(line: PatchLine): boolean {
  return line.text.trim() === '';
}
