const KEPT_AS = 'overture.review.seen';
/** The newest marks are kept; a machine's storage is no archive. */
const MOST_KEPT = 2_000;

export function loadSeen(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(KEPT_AS) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []);
  } catch {
    // A page without storage, or with a damaged entry, starts with nothing seen.
    return new Set();
  }
}

export function saveSeen(seen: ReadonlySet<string>): void {
  try {
    globalThis.localStorage?.setItem(KEPT_AS, JSON.stringify([...seen].slice(-MOST_KEPT)));
  } catch {
    // Storage can be full or forbidden; the mark then lasts as long as the page.
  }
}
