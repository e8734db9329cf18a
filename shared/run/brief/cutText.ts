/** Marks of a fence longer than this are no fence that anybody meant. */
const LONGEST_MARK = 20;

/**
 * The text in at most `limit` UTF-16 units: whole, or its beginning, up to a line's end where one is near, and a line
 * that says how many units are missing and, in `rest`, where they can be read. Where not even that line has room, its
 * beginning.
 */
export function cutText(text: string, limit: number, rest: string): string {
  if (text.length <= limit) return text;
  const note = (left: number) => `… ${left} characters more are left out here. ${rest}`.trimEnd();
  const room = limit - note(text.length).length - 2 - (LONGEST_MARK + 1);
  const kept = room > 0 ? startOf(text, room) : '';
  const shown = `${kept}${openFence(kept)}`;
  const told = note(text.length - kept.length);
  return startWithin(shown === '' ? told : `${shown}\n\n${told}`, limit);
}

/** The end of a text in at most `limit` units, after a line that says how much came before. */
export function cutToEnd(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const note = (left: number) =>
    `… ${left} characters before this are left out; the check prints them again.\n`;
  const room = Math.max(0, limit - note(text.length).length);
  const kept = endWithin(text, room);
  return startWithin(`${note(text.length - kept.length)}${kept}`, limit);
}

/** At most `limit` units from the start, never half of a character. */
export function startWithin(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = Math.max(0, limit);
  return text.slice(0, isHigh(text, end - 1) ? end - 1 : end);
}

function endWithin(text: string, limit: number): string {
  const start = text.length - limit;
  return text.slice(start > 0 && isHigh(text, start - 1) ? start + 1 : start);
}

function isHigh(text: string, at: number): boolean {
  const unit = at < 0 ? 0 : text.charCodeAt(at);
  return unit >= 0xd800 && unit < 0xdc00;
}

function startOf(text: string, limit: number): string {
  const start = startWithin(text, limit);
  const line = start.lastIndexOf('\n');
  return (line > limit / 2 ? start.slice(0, line) : start).trimEnd();
}

/** What closes a fence that the cut left open, so that the rest of the brief is no code. */
function openFence(text: string): string {
  let open = '';
  for (const [, mark = ''] of text.matchAll(/^ {0,3}(`{3,}|~{3,})/gm)) {
    if (open === '') open = mark;
    else if (mark[0] === open[0] && mark.length >= open.length) open = '';
  }
  return open === '' || open.length > LONGEST_MARK ? '' : `\n${open}`;
}
