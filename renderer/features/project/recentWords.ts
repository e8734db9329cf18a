const DAY_MS = 86_400_000;

/** The name of the folder that holds `path`; a root keeps its own name. */
export function folderAbove(path: string): string {
  const parts = path.split(/[\\/]/).filter(Boolean);
  return parts.at(-2) ?? parts.at(-1) ?? path;
}

/** A time today, “yesterday”, a weekday within the week, else day and month (and year when it differs). */
export function shortDate(date: Date, now: Date): string {
  const days = Math.round((startOfDay(now) - startOfDay(date)) / DAY_MS);
  if (days <= 0) return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (days === 1) return 'yesterday';
  if (days < 7) return date.toLocaleDateString('en-GB', { weekday: 'long' });
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: sameYear ? 'long' : 'short',
    ...(!sameYear && { year: 'numeric' }),
  });
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
