import type { Hide } from './briefPart.ts';

/** What stands in a brief where a carried secret stood. */
export const SECRET_MARK = '<a carried secret>';

/** Shorter values are words such as `true` or a port, and would blot out half of every text. */
const SHORTEST = 8;
/** Values that many settings hold and that are no secret. */
const COMMON =
  /^(?:production|development|localhost|https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?\/?)$/i;
const ASSIGNMENT =
  /^\s*(?:export\s+|set\s+)?["']?[\w.\-/]+["']?\s*(?:=>|:=|[=:])\s*(?<value>\S.*?)\s*[,;]?\s*$/;
/** Several on a line, as in JSON, and values that go on over lines. */
const QUOTED = /[=:]\s*(["'`])(?<inside>(?:(?!\1)[^\\]|\\[^])*)\1/g;
const KEY_BLOCK = /-----BEGIN [^-]+-----/;

/**
 * The values that a file of settings holds: what stands behind `=` or `:` on a line, without its quotes, and each line
 * of a key or of a quoted value that has several; at least 8 UTF-16 units long, each once. Works for .env, INI,
 * properties, YAML, TOML and JSON.
 */
export function secretValues(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  const keys = KEY_BLOCK.test(text) ? lines.flatMap((line) => line.split('\\n')) : [];
  const values = lines.flatMap((line) => {
    if (/^\s*(?:#|;|\/\/)/.test(line)) return [];
    const raw = ASSIGNMENT.exec(line)?.groups?.['value'] ?? '';
    return [raw, ...unquoted(raw)];
  });
  const quoted = [...text.matchAll(QUOTED)].flatMap(({ groups }) => {
    const inside = groups?.['inside'] ?? '';
    return [...inside.split(/\r?\n/), ...readings(inside)];
  });
  const bare = keys.map((line) => line.trim()).filter((line) => !line.startsWith('-----'));
  return [...new Set([...values, ...quoted, ...bare])].filter(
    (value) => value.length >= SHORTEST && !COMMON.test(value) && !/^\W+$/.test(value),
  );
}

/** The value between its quotes, and one without quotes up to its comment. */
function unquoted(raw: string): readonly string[] {
  const quoted = /^(["'`])(?<inside>.*?)\1(?:\s*[#;,].*)?$/.exec(raw)?.groups?.['inside'];
  return readings(quoted ?? raw.replace(/\s+[#;].*$/, ''));
}

/** A value as it stands, and what programs make of its escapes. */
function readings(value: string): readonly string[] {
  const escaped = value.replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return [value, escaped, ...(value.includes('\\n') ? value.split('\\n') : [])];
}

/**
 * Puts the mark where any of the values stands, also as JSON or a web address writes it, and where a text begins or
 * ends within one. The longest goes first, so that none is left in part.
 */
export function hideSecrets(values: readonly string[]): Hide {
  const forms = [...new Set(values.flatMap(writtenForms))]
    .filter((form) => form.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return (text) => {
    const whole = forms.reduce((shown, form) => shown.replaceAll(form, SECRET_MARK), text);
    return forms.reduce(hideStart, whole);
  };
}

function writtenForms(value: string): readonly string[] {
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed())];
}

/** An output is kept from somewhere in its middle, which may be the middle of a secret. */
function hideStart(text: string, form: string): string {
  for (let length = form.length - 1; length >= SHORTEST; length -= 1) {
    if (text.startsWith(form.slice(-length))) return `${SECRET_MARK}${text.slice(length)}`;
  }
  return text;
}
