import type { ActivityEntry } from '#shared/run/activity.ts';
import type { Need } from '#shared/run/run.ts';

/** What the activity log shows, in order. Looking around is told in one line; an open need is a card. */
export type ActivityBlock =
  | { readonly kind: 'entry'; readonly id: string; readonly at: string; readonly entry: ActivityEntry }
  | {
      readonly kind: 'looked';
      readonly id: string;
      readonly at: string;
      readonly entries: readonly ActivityEntry[];
    }
  | { readonly kind: 'need'; readonly id: string; readonly at: string; readonly need: Need };

/** Joins an attempt's log with what it asks now. A need without an entry of its own comes last. */
export function activityBlocks(
  entries: readonly ActivityEntry[],
  needs: readonly Need[],
): readonly ActivityBlock[] {
  const blocks: ActivityBlock[] = [];
  const shown = new Set<string>();
  for (const entry of entries) {
    const need = entry.kind === 'need' ? needs.find((one) => one.id === entry.id) : undefined;
    const last = blocks.at(-1);
    if (need) {
      shown.add(need.id);
      blocks.push({ kind: 'need', id: entry.id, at: entry.at, need });
    } else if (!isLooking(entry)) blocks.push({ kind: 'entry', id: entry.id, at: entry.at, entry });
    else if (last?.kind === 'looked')
      blocks[blocks.length - 1] = { ...last, entries: [...last.entries, entry] };
    else blocks.push({ kind: 'looked', id: entry.id, at: entry.at, entries: [entry] });
  }
  const rest = needs.filter((need) => !shown.has(need.id));
  return [...blocks, ...rest.map((need) => ({ kind: 'need' as const, id: need.id, at: need.at, need }))];
}

function isLooking(entry: ActivityEntry): boolean {
  return (entry.kind === 'read' || entry.kind === 'search') && entry.state !== 'failed';
}

/** “Read 9 files, searched 3 times”. */
export function lookedSentence(entries: readonly ActivityEntry[]): string {
  const reads = entries.filter((entry) => entry.kind === 'read').length;
  const searches = entries.length - reads;
  const read = reads > 0 ? `read ${reads} ${reads === 1 ? 'file' : 'files'}` : '';
  const searched = searches > 0 ? `searched ${searches === 1 ? 'once' : `${searches} times`}` : '';
  const words = [read, searched].filter(Boolean).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export interface PlanStep {
  readonly state: 'done' | 'doing' | 'todo';
  readonly text: string;
}

/** Reads the steps of a `plan` entry: one a line, its state first. */
export function planSteps(detail: string): readonly PlanStep[] {
  return detail.split('\n').flatMap((line) => {
    const match = /^(done|doing|todo) (.+)$/.exec(line);
    return match ? [{ state: match[1] as PlanStep['state'], text: match[2] ?? '' }] : [];
  });
}
