import { useState } from 'react';
import { day } from '../versionWords.ts';

/** “9 June” for 2026-06-09, with the year when it is another; as it stands when it is no day. */
export function DayOf({ date }: { date: string }) {
  const [now] = useState(() => new Date());
  const at = new Date(`${date}T12:00:00`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(at.getTime())) return date;
  return <time dateTime={date}>{day(at, now)}</time>;
}
