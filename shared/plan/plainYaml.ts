/** Words that YAML 1.2 (core schema, 10.3.2) takes for something other than text, in any case. */
const NOT_TEXT = /^(?:null|true|false|\.inf|\.nan)$/i;
/** What begins with a letter is neither a number nor one of YAML's signs; of a dot that holds before a letter or a slash. */
const BEGINS_PLAIN = /^(?:\p{L}|\.[\p{L}/])/u;
/** What ends a plain scalar, begins a comment after it, or is not its own. */
const ENDS_PLAIN = /:(?: |$)| #|^ | $/;
const IN_LISTS = /[,[\]{}:]/;

/**
 * The text of a scalar that stands alone on the rest of a line, in the forms in which plans are mostly written: plain
 * words, or quotes of either kind. Null where a YAML parser has to say what it is.
 */
export function plainScalar(text: string): string | null {
  if (text.startsWith('"')) return doubleQuoted(text);
  if (text.startsWith("'")) return singleQuoted(text);
  if (!BEGINS_PLAIN.test(text) || ENDS_PLAIN.test(text) || NOT_TEXT.test(text)) return null;
  return text;
}

/** The entries of a list on one line, `[a, "b c"]`; null where a YAML parser has to say what they are. */
export function plainList(text: string): readonly string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  const inside = text.slice(1, -1);
  const entries: string[] = [];
  for (let at = 0; at < inside.length; ) {
    const end = inside[at] === '"' ? afterQuote(inside, at) : commaFrom(inside, at);
    const entry = plainEntry(inside.slice(at, end));
    if (entry === null) return null;
    entries.push(entry);
    if (end === inside.length) return entries;
    // One comma, one space and another entry: anything else is left to the parser.
    if (!inside.startsWith(', ', end) || end + 2 === inside.length) return null;
    at = end + 2;
  }
  return inside === '' ? [] : null;
}

function plainEntry(text: string): string | null {
  if (text.startsWith('"')) return doubleQuoted(text);
  return IN_LISTS.test(text) || text.startsWith("'") ? null : plainScalar(text);
}

function commaFrom(text: string, at: number): number {
  const comma = text.indexOf(',', at);
  return comma < 0 ? text.length : comma;
}

/** Where the quoted text that begins at `at` is over; the end of the text when it is not. */
function afterQuote(text: string, at: number): number {
  for (let here = at + 1; here < text.length; here += 1) {
    if (text[here] === '\\') here += 1;
    else if (text[here] === '"') return here + 1;
  }
  return text.length;
}

/** YAML's double quotes read all that JSON's do, and as the same. */
function doubleQuoted(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    // More than a string stands there, or an escape that only YAML knows.
    return null;
  }
}

function singleQuoted(text: string): string | null {
  if (text.length < 2 || !text.endsWith("'")) return null;
  const inside = text.slice(1, -1);
  return /^(?:[^']|'')*$/.test(inside) ? inside.replaceAll("''", "'") : null;
}
