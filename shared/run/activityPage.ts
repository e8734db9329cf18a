import { z } from 'zod';
import { type ActivityEntry, activityEntrySchema } from './activity.ts';

/** A stretch of an attempt's activity, oldest first, with how many entries came before it. */
export const activityPageSchema = z
  .object({
    entries: z.array(activityEntrySchema).readonly(),
    earlier: z.number().int().nonnegative(),
  })
  .readonly();
export type ActivityPage = z.infer<typeof activityPageSchema>;

/** Entries of one page: more than fit on any screen, few enough to draw at once. */
export const ACTIVITY_PAGE = 200;

/** Entries that a page in use keeps before it lets the oldest go again. */
const MOST = 3 * ACTIVITY_PAGE;

/** The last entries, or those before a place counted from the beginning. */
export function pageOfActivity(entries: readonly ActivityEntry[], before = entries.length): ActivityPage {
  const end = Math.max(0, Math.min(before, entries.length));
  const earlier = Math.max(0, end - ACTIVITY_PAGE);
  return { entries: entries.slice(earlier, end), earlier };
}

/**
 * The page after one more entry: a known id is replaced where it stands. A page that grows long lets its oldest go,
 * because days of a chatty agent must not fill the window's memory; `isReading` keeps them while someone looks back.
 */
export function withActivity(page: ActivityPage, entry: ActivityEntry, isReading: boolean): ActivityPage {
  const at = page.entries.findLastIndex((one) => one.id === entry.id);
  if (at >= 0) return { ...page, entries: page.entries.with(at, entry) };
  const entries = [...page.entries, entry];
  if (isReading || entries.length <= MOST) return { ...page, entries };
  const kept = entries.slice(-ACTIVITY_PAGE);
  return { entries: kept, earlier: page.earlier + entries.length - kept.length };
}

/** The page with the one before it in front. */
export function withEarlier(page: ActivityPage, before: ActivityPage): ActivityPage {
  const known = new Set(page.entries.map(({ id }) => id));
  const fresh = before.entries.filter(({ id }) => !known.has(id));
  return { entries: [...fresh, ...page.entries], earlier: before.earlier };
}
