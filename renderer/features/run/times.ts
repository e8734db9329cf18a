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

/** `under 1 s`, `6 s`, `2 min 5 s`. */
export function secondsWords(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
