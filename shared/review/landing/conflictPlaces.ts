/** Where two sides meet in a file: line ranges counted from 1 in each side's text; null where a side has no line. */
export interface ConflictPlace {
  readonly ours: readonly [from: number, to: number] | null;
  readonly theirs: readonly [from: number, to: number] | null;
}

const OURS = /^<{7}(?: |$)/;
const BASE = /^\|{7}(?: |$)/;
const MIDDLE = /^={7}$/;
const THEIRS = /^>{7}(?: |$)/;

/** The places of a text with git's conflict markers, in order. */
export function conflictPlaces(text: string): readonly ConflictPlace[] {
  const places: ConflictPlace[] = [];
  const next = { ours: 1, theirs: 1 };
  let side: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  let start = { ...next };
  for (const line of text.split(/\r?\n/)) {
    if (side === 'both' && OURS.test(line)) {
      side = 'ours';
      start = { ...next };
    } else if (side === 'ours' && BASE.test(line)) side = 'base';
    else if ((side === 'ours' || side === 'base') && MIDDLE.test(line)) side = 'theirs';
    else if (side === 'theirs' && THEIRS.test(line)) {
      side = 'both';
      places.push({ ours: range(start.ours, next.ours), theirs: range(start.theirs, next.theirs) });
    } else {
      if (side === 'both' || side === 'ours') next.ours += 1;
      if (side === 'both' || side === 'theirs') next.theirs += 1;
    }
  }
  return places;
}

function range(from: number, end: number): readonly [number, number] | null {
  return end > from ? [from, end - 1] : null;
}

/** `line 39`, `lines 39 to 42 and 90`, of their side where it has lines. */
export function describePlaces(places: readonly ConflictPlace[]): string {
  const shown = places.flatMap(({ ours, theirs }) => [theirs ?? ours].filter((one) => one !== null));
  if (shown.length === 0) return '';
  const words = shown.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  const isOne = shown.length === 1 && shown[0]?.[0] === shown[0]?.[1];
  const last = words.at(-1) ?? '';
  return `${isOne ? 'line' : 'lines'} ${words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last}`;
}
