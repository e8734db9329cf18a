const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** 12:20, in the time zone of the machine. */
export function clock(iso: string): string {
  return CLOCK.format(new Date(iso));
}

/** `31 min`, `2 h 5 min`, `under a minute`; both ends in milliseconds since 1970. */
export function lasted(from: number, to: number): string {
  const minutes = Math.floor(Math.max(0, to - from) / 60_000);
  if (minutes < 1) return 'under a minute';
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
