/** A file with conflict markers, taken apart: text that both agree on, and places where a person chooses. */
export type ConflictPart =
  | { readonly kind: 'agreed'; readonly text: string }
  | { readonly kind: 'place'; readonly ours: string; readonly theirs: string };

/** What becomes of a place. `both` puts ours before theirs. */
export type PlaceChoice = 'ours' | 'theirs' | 'both' | { readonly text: string };

const OPEN = /^<{7}(?: |$)/;
const BASE = /^\|{7}(?: |$)/;
const MIDDLE = /^={7}$/;
const CLOSE = /^>{7}(?: |$)/;

/** Takes a text with git's markers apart; line ends stay as they are. Joined with one side's choices it is that side. */
export function conflictParts(text: string): readonly ConflictPart[] {
  const parts: ConflictPart[] = [];
  let agreed = '';
  let place: { ours: string; theirs: string; side: 'ours' | 'base' | 'theirs' } | null = null;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const bare = line.replace(/\r?\n$/, '');
    if (!place && OPEN.test(bare)) {
      if (agreed !== '') parts.push({ kind: 'agreed', text: agreed });
      agreed = '';
      place = { ours: '', theirs: '', side: 'ours' };
    } else if (place?.side === 'ours' && BASE.test(bare)) place.side = 'base';
    else if (place && place.side !== 'theirs' && MIDDLE.test(bare)) place.side = 'theirs';
    else if (place?.side === 'theirs' && CLOSE.test(bare)) {
      parts.push({ kind: 'place', ours: place.ours, theirs: place.theirs });
      place = null;
    } else if (!place) agreed += line;
    else if (place.side !== 'base') place[place.side] += line;
  }
  if (agreed !== '') parts.push({ kind: 'agreed', text: agreed });
  return parts;
}

/** The text with every place settled; null when the choices are not one for each place. */
export function settleText(text: string, choices: readonly PlaceChoice[]): string | null {
  const parts = conflictParts(text);
  if (parts.filter(({ kind }) => kind === 'place').length !== choices.length) return null;
  let next = 0;
  return parts
    .map((part) => {
      if (part.kind === 'agreed') return part.text;
      const choice = choices[next++] ?? 'ours';
      if (choice === 'both') return part.ours + part.theirs;
      return typeof choice === 'string' ? part[choice] : inPlaceOf(part, choice.text);
    })
    .join('');
}

/** Words of a person's own, with the line ends of the place, so that what follows begins a line of its own. */
function inPlaceOf({ ours, theirs }: { ours: string; theirs: string }, text: string): string {
  if (text === '') return '';
  const closed = text.endsWith('\n') ? text : `${text}\n`;
  const isCrlf = !/(?:^|[^\r])\n/.test(ours + theirs) && (ours + theirs).includes('\n');
  return isCrlf ? closed.replaceAll(/\r?\n/g, '\r\n') : closed;
}
