const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What a number can count or measure; “5 per second” and “5 %” are complete too. */
export const UNITS = words(
  `ms msec millisecond milliseconds s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week
  weeks month months year years b byte bytes kb kib mb mib gb gib tb tib bit bits kbit mbit kbps mbps gbps hz khz mhz ghz mm cm m
  km meter meters metre metres inch inches ft g kg mg t l ml v mv kv a ma w kw mw c f k bar pa db px pt em rem percent
  per % ‰ ° € $ £ x times requests users`,
);
export const TIME_UNITS = words(
  'ms millisecond milliseconds second seconds minute minutes hour hours day days week weeks month months year years',
);
