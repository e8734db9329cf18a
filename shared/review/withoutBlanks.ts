import { diffArrays } from 'diff';
import type { PatchLine } from './patch.ts';

/** Longer runs of changed lines are compared line by line only. */
export const LONGEST_RUN = 2_000;

/**
 * Lines with changes of blanks alone told as unchanged: such lines keep their new text and both numbers. Some lines of
 * a hunk will do, as long as none of them is parted from its counterpart.
 */
export function withoutBlanks(all: readonly PatchLine[]): readonly PatchLine[] {
  const lines: PatchLine[] = [];
  let removed: PatchLine[] = [];
  let added: PatchLine[] = [];
  const flush = () => {
    lines.push(...settled(removed, added));
    removed = [];
    added = [];
  };
  for (const line of all) {
    if (line.kind === 'same') {
      flush();
      lines.push(line);
    } else if (line.kind === 'removed') {
      if (added.length > 0) flush();
      removed.push(line);
    } else added.push(line);
  }
  flush();
  return lines;
}

function settled(removed: readonly PatchLine[], added: readonly PatchLine[]): readonly PatchLine[] {
  if (removed.length === 0 || added.length === 0) return [...removed, ...added].map(blankAlone);
  if (removed.length > LONGEST_RUN || added.length > LONGEST_RUN) return [...removed, ...added];
  const bare = ({ text }: PatchLine) => text.replace(/\s+/g, '');
  const lines: PatchLine[] = [];
  let old = 0;
  let next = 0;
  for (const part of diffArrays(removed.map(bare), added.map(bare))) {
    const count = part.value.length;
    if (part.removed) {
      lines.push(...removed.slice(old, old + count).map(blankAlone));
      old += count;
    } else if (part.added) {
      lines.push(...added.slice(next, next + count).map(blankAlone));
      next += count;
    } else {
      for (let at = 0; at < count; at += 1) {
        const [was, is] = [removed[old + at], added[next + at]];
        if (was && is) lines.push({ ...is, kind: 'same', old: was.old });
      }
      old += count;
      next += count;
    }
  }
  return lines;
}

/** An empty line that came or went is no change of words. */
function blankAlone(line: PatchLine): PatchLine {
  return line.text.trim() === '' ? { ...line, kind: 'same' } : line;
}
