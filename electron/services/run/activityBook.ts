import type { Ledger } from '#electron/storage/ledger.ts';
import { type ActivityEntry, activityEntrySchema } from '#shared/run/activity.ts';
import { activityStream } from '#shared/run/names.ts';
import type { AttemptId } from '#shared/run/run.ts';
import { z } from 'zod';

/** One ledger entry holds what changed since the last; a streamed message would fill the ledger otherwise. */
const batchSchema = z.object({ entries: z.array(activityEntrySchema) });

/** Milliseconds between two writes of an attempt's activity; the page hears of every change at once. */
const WRITE_AFTER_MS = 1000;

export interface ActivityBook {
  /** In order of first appearance, each as it was told last. */
  read(attemptId: AttemptId): readonly ActivityEntry[];
  put(attemptId: AttemptId, entry: ActivityEntry): void;
  listen(attemptId: AttemptId, listener: (entry: ActivityEntry) => void): () => void;
  /** Writes what is not written yet; an ended attempt's entries then leave memory. */
  flush(attemptId: AttemptId): void;
  dispose(): void;
}

type Page = {
  readonly entries: Map<string, ActivityEntry>;
  readonly unwritten: Set<string>;
  timer: NodeJS.Timeout | undefined;
};

/** What attempts do, live and afterwards. */
export function createActivityBook(ledger: Ledger): ActivityBook {
  const pages = new Map<AttemptId, Page>();
  const listeners = new Map<AttemptId, Set<(entry: ActivityEntry) => void>>();

  function pageOf(attemptId: AttemptId): Page {
    const known = pages.get(attemptId);
    if (known) return known;
    const page: Page = { entries: readEntries(ledger, attemptId), unwritten: new Set(), timer: undefined };
    pages.set(attemptId, page);
    return page;
  }

  function write(attemptId: AttemptId, page: Page): void {
    clearTimeout(page.timer);
    page.timer = undefined;
    const entries = [...page.unwritten].flatMap((id) => page.entries.get(id) ?? []);
    page.unwritten.clear();
    if (entries.length > 0) ledger.append(activityStream(attemptId), { entries });
  }

  return {
    read: (attemptId) => [...(pages.get(attemptId)?.entries ?? readEntries(ledger, attemptId)).values()],
    put(attemptId, entry) {
      const page = pageOf(attemptId);
      page.entries.set(entry.id, entry);
      page.unwritten.add(entry.id);
      page.timer ??= setTimeout(() => write(attemptId, page), WRITE_AFTER_MS);
      for (const listener of listeners.get(attemptId) ?? []) listener(entry);
    },
    listen(attemptId, listener) {
      const all = listeners.get(attemptId) ?? new Set();
      listeners.set(attemptId, all.add(listener));
      return () => {
        all.delete(listener);
        if (all.size === 0) listeners.delete(attemptId);
      };
    },
    flush(attemptId) {
      const page = pages.get(attemptId);
      if (page) write(attemptId, page);
      pages.delete(attemptId);
    },
    dispose() {
      for (const [attemptId, page] of pages) write(attemptId, page);
      pages.clear();
    },
  };
}

function readEntries(ledger: Ledger, attemptId: AttemptId): Map<string, ActivityEntry> {
  const entries = new Map<string, ActivityEntry>();
  for (const { body } of ledger.read(activityStream(attemptId))) {
    for (const entry of batchSchema.parse(body).entries) entries.set(entry.id, entry);
  }
  return entries;
}
