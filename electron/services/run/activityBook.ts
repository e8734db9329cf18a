import type { Ledger } from '#electron/storage/ledger.ts';
import { type ActivityEntry, activityEntrySchema } from '#shared/run/activity.ts';
import { activityStream } from '#shared/run/names.ts';
import type { AttemptId } from '#shared/run/run.ts';
import { z } from 'zod';

/** One ledger entry holds what changed since the last; a streamed message would fill the ledger otherwise. */
const batchSchema = z.object({ entries: z.array(activityEntrySchema) });

/** Milliseconds between two writes of an attempt's activity; the page hears of every change at once. */
const WRITE_AFTER_MS = 1000;
/** The same after the disk refused one. */
const TRY_AGAIN_AFTER_MS = 10_000;

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
  /** Nothing more is to come; it leaves memory once it is written. */
  ended: boolean;
};

/** What attempts do, live and afterwards. */
export function createActivityBook(ledger: Ledger): ActivityBook {
  const pages = new Map<AttemptId, Page>();
  const listeners = createEntryListeners();

  function pageOf(attemptId: AttemptId): Page {
    const known = pages.get(attemptId);
    if (known) return known;
    const page: Page = {
      entries: readEntries(ledger, attemptId),
      unwritten: new Set(),
      timer: undefined,
      ended: false,
    };
    pages.set(attemptId, page);
    return page;
  }

  function writeLater(attemptId: AttemptId, page: Page, afterMs: number): void {
    page.timer ??= setTimeout(() => {
      if (writeOrKeep(ledger, attemptId, page)) {
        if (page.ended) pages.delete(attemptId);
      } else writeLater(attemptId, page, TRY_AGAIN_AFTER_MS);
    }, afterMs);
  }

  return {
    read: (attemptId) => [...(pages.get(attemptId)?.entries ?? readEntries(ledger, attemptId)).values()],
    put(attemptId, entry) {
      const page = pageOf(attemptId);
      page.entries.set(entry.id, entry);
      page.unwritten.add(entry.id);
      writeLater(attemptId, page, WRITE_AFTER_MS);
      listeners.tell(attemptId, entry);
    },
    listen: (attemptId, listener) => listeners.add(attemptId, listener),
    flush(attemptId) {
      const page = pages.get(attemptId);
      if (!page) return;
      page.ended = true;
      if (writeOrKeep(ledger, attemptId, page)) pages.delete(attemptId);
      else writeLater(attemptId, page, TRY_AGAIN_AFTER_MS);
    },
    dispose() {
      for (const [attemptId, page] of pages) {
        writeOrKeep(ledger, attemptId, page);
        clearTimeout(page.timer);
      }
      pages.clear();
    },
  };
}

function write(ledger: Ledger, attemptId: AttemptId, page: Page): void {
  clearTimeout(page.timer);
  page.timer = undefined;
  const entries = [...page.unwritten].flatMap((id) => page.entries.get(id) ?? []);
  if (entries.length > 0) ledger.append(activityStream(attemptId), { entries });
  page.unwritten.clear();
}

/** What an agent does is for the eye: a full disk must not end it, nor what it still does be lost from sight. */
function writeOrKeep(ledger: Ledger, attemptId: AttemptId, page: Page): boolean {
  try {
    write(ledger, attemptId, page);
    return true;
  } catch (error) {
    console.error(`the activity of ${attemptId} is not recorded yet`, error);
    return false;
  }
}

/** Who follows which attempt. */
function createEntryListeners() {
  const listeners = new Map<AttemptId, Set<(entry: ActivityEntry) => void>>();
  return {
    tell(attemptId: AttemptId, entry: ActivityEntry): void {
      for (const listener of listeners.get(attemptId) ?? []) listener(entry);
    },
    add(attemptId: AttemptId, listener: (entry: ActivityEntry) => void): () => void {
      const all = listeners.get(attemptId) ?? new Set();
      listeners.set(attemptId, all.add(listener));
      return () => {
        all.delete(listener);
        if (all.size === 0) listeners.delete(attemptId);
      };
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
