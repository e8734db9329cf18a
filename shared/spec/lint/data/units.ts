const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const TIME_UNITS = words(
  'ms millisecond milliseconds second seconds minute minutes hour hours day days week weeks month months year years',
);
