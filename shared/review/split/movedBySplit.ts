import type { CommentAnchor } from '#shared/run/run.ts';
import { hunkId } from '../analysis.ts';
import type { PatchFile, PatchHunk } from '../patch.ts';
import { partsOf } from '../splitHunk.ts';
import { firstNewLine } from './withoutParts.ts';

export interface HunkMove {
  readonly from: string;
  readonly to: string;
}

/** What the parts that stay are called once the others are left out: those below move up or down. */
export function movedHunks(file: PatchFile, out: ReadonlySet<string>): readonly HunkMove[] {
  let shift = 0;
  return partsOf(file).flatMap((part) => {
    const from = hunkId(file.path, part);
    if (out.has(from)) {
      shift += growth(part);
      return [];
    }
    return [{ from, to: hunkId(file.path, { ...part, newStart: part.newStart + shift }) }];
  });
}

/** Where a comment hangs once parts are left out; what it was about is gone with them, so it is said of all then. */
export function movedAnchor(anchor: CommentAnchor, file: PatchFile, out: ReadonlySet<string>): CommentAnchor {
  if (anchor.kind !== 'line' || anchor.side === 'old' || anchor.path !== file.path) return anchor;
  let shift = 0;
  for (const part of partsOf(file)) {
    if (!out.has(hunkId(file.path, part))) continue;
    if (part.lines.some((line) => line.kind === 'added' && line.new === anchor.line))
      return { kind: 'attempt' };
    shift += growthAbove(part, anchor.line);
  }
  return { ...anchor, line: anchor.line + shift };
}

function growth(part: PatchHunk): number {
  return growthAbove(part, Infinity);
}

/** By how many lines the text above a line grows when a part is left out. */
function growthAbove(part: PatchHunk, line: number): number {
  let next = firstNewLine(part);
  let sum = 0;
  for (const { kind } of part.lines) {
    if (next > line) break;
    if (kind === 'removed') sum += 1;
    if (kind === 'added') sum -= 1;
    if (kind !== 'removed') next += 1;
  }
  return sum;
}
