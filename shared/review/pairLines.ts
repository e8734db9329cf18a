import type { PatchLine } from './patch.ts';
import { likeness, type WordSpan, wordChanges } from './wordChanges.ts';

/** Runs longer than this are compared line by line in order only, to keep long rewrites cheap. */
const LONGEST_RUN = 40;

/** For each changed line that has a counterpart among the others: which of its words changed. By index in `lines`. */
export function changedWords(
  lines: readonly PatchLine[],
  paired = pairedLines(lines),
): ReadonlyMap<number, readonly WordSpan[]> {
  const marks = new Map<number, readonly WordSpan[]>();
  for (const [removed, added] of paired) {
    const changes = wordChanges(textOf(lines[removed]), textOf(lines[added]));
    if (!changes) continue;
    marks.set(removed, changes.old);
    marks.set(added, changes.new);
  }
  return marks;
}

/** The line that came for each line that went, where one is like it; by index in `lines`, in the order of both. */
export function pairedLines(lines: readonly PatchLine[]): ReadonlyMap<number, number> {
  return new Map(changeRuns(lines).flatMap((run) => pairs(run, lines)));
}

interface ChangeRun {
  readonly removed: number[];
  readonly added: number[];
}

function changeRuns(lines: readonly PatchLine[]): readonly ChangeRun[] {
  const runs: ChangeRun[] = [];
  lines.forEach((line, index) => {
    if (line.kind === 'same') return;
    const before = lines[index - 1]?.kind ?? 'same';
    const starts = before === 'same' || (before === 'added' && line.kind === 'removed');
    if (starts) runs.push({ removed: [], added: [] });
    runs.at(-1)?.[line.kind].push(index);
  });
  return runs.filter((run) => run.removed.length > 0 && run.added.length > 0);
}

/** Each removed line meets the added line most like it that comes after the pair before. */
function pairs(run: ChangeRun, lines: readonly PatchLine[]): readonly (readonly [number, number])[] {
  if (run.removed.length > LONGEST_RUN || run.added.length > LONGEST_RUN) return [];
  const found: (readonly [number, number])[] = [];
  let from = 0;
  for (const removed of run.removed) {
    let best = { at: -1, likeness: 0.2 };
    for (let at = from; at < run.added.length; at += 1) {
      const value = likeness(textOf(lines[removed]), textOf(lines[run.added[at] ?? -1]));
      if (value > best.likeness) best = { at, likeness: value };
    }
    const added = run.added[best.at];
    if (added === undefined) continue;
    found.push([removed, added]);
    from = best.at + 1;
  }
  return found;
}

function textOf(line: PatchLine | undefined): string {
  return line?.text.replace(/\r$/, '') ?? '';
}
