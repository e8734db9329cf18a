import type { ActivityEntry } from '#shared/run/activity.ts';

/** Milliseconds between two tellings of an entry that grows; quicker than this nobody reads. */
const TELL_AFTER_MS = 100;

export type CalmActivity = { put(entry: ActivityEntry): void; flush(): void };

/**
 * Passes entries on in their order, but one that is going only so often: agents stream by the word, and each telling
 * has the whole entry. What is over is told at once.
 */
export function calmActivity(pass: (entry: ActivityEntry) => void): CalmActivity {
  const waiting = new Map<string, ActivityEntry>();
  const told = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const entry of waiting.values()) pass(entry);
    waiting.clear();
  };
  return {
    put(entry) {
      const isOver = entry.state !== 'going';
      if (isOver || !told.has(entry.id)) {
        waiting.delete(entry.id);
        told.add(entry.id);
        pass(entry);
        if (isOver) told.delete(entry.id);
        return;
      }
      waiting.set(entry.id, entry);
      timer ??= setTimeout(flush, TELL_AFTER_MS).unref();
    },
    flush,
  };
}
