/** Takes out of a text what nobody may be shown. */
export type Hide = (text: string) => string;

/** What stands in a brief where a carried secret stood. */
export const SECRET_MARK = '<a carried secret>';

/** Shorter values are words such as `true` or a port, and would blot out half of every text. */
const SHORTEST = 8;
/** Values that many settings hold and that are no secret. */
const COMMON =
  /^(?:production|development|localhost|https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?\/?)$/i;
/** Words such as `postgres`, `eu-central` or `src/data`; a run of more letters than any word has is none. */
const PLAIN_WORDS = /^(?:[-_./]*\p{L}{1,24}(?!\p{L}))+[-_./]*$/u;
/** Settings whose value is a secret even where it is a plain word. */
const NAMES_SECRET =
  /pass(?:w|ph|$|[^a-z])|pwd|secret|token|keys?(?:$|[^a-z])|credential|auth(?!ors?(?:$|[^a-z]))/i;

/** What a line that begins with two slashes says in .npmrc is no comment. */
const COMMENT = /^\s*(?:#|;|\/\/(?!\S+:_))/;
const ASSIGNMENT =
  /^\s*(?:export\s+|set\s+|\/\/\S+:(?=_))?["']?(?<key>[\w.\-/]+)["']?\s*(?:=>|:=|[=:])\s*(?<value>\S.*?)\s*[,;]?\s*$/;
/** Several on a line, as in JSON, and values that go on over lines. */
const QUOTED =
  /(?:(?<![\w.\-/])(?<key>[\w.\-/]+)["']?\s*)?[=:]\s*(["'`])(?<inside>(?:(?!\2)[^\\]|\\[^])*)\2/g;
const KEY_BLOCK = /-----BEGIN [^-]+-----/;
const NETRC = /^\s*(?:machine\s+\S+|default)\s+(?:login|password|account)\s/m;
/** host:port:database:user:password */
const PGPASS = /^(?:[^:\\\s]|\\.)*:(?:\d+|\*):(?:(?:[^:\\]|\\.)*:){2}(?<value>.+)$/;

type Setting = { readonly key: string; readonly value: string };

/**
 * The values that a file of settings holds: what stands behind `=` or `:` on a line, without its quotes, each line of a
 * key or of a quoted value that has several, the passwords of .netrc and .pgpass, and the words of a file that has but
 * one on each line; at least 8 UTF-16 units long, each once. Plain words count only where their key (or `path`, for a
 * word without one) names a secret. Works for .env, INI, properties, YAML, TOML and JSON.
 */
export function secretValues(text: string, path: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => !COMMENT.test(line));
  const found = [
    ...lines.flatMap(assigned),
    ...quoted(text),
    ...(KEY_BLOCK.test(text) ? keyLines(lines) : []),
    ...lines.flatMap(pgpass),
    ...(NETRC.test(text) ? netrc(text) : []),
    ...bareWords(lines, path),
  ];
  return [...new Set(found.filter(isTelling).map(({ value }) => value))];
}

function isTelling({ key, value }: Setting): boolean {
  if (value.length < SHORTEST || COMMON.test(value) || /^\W+$/.test(value)) return false;
  return NAMES_SECRET.test(key) || !PLAIN_WORDS.test(value);
}

/** Between its quotes; without quotes as it stands, and up to its comment. */
function assigned(line: string): readonly Setting[] {
  const { key = '', value: raw = '' } = ASSIGNMENT.exec(line)?.groups ?? {};
  const inside = /^(["'`])(?<inside>.*?)\1(?:\s*[#;,].*)?$/.exec(raw)?.groups?.['inside'];
  const values = inside === undefined ? [raw, ...readings(raw.replace(/\s+[#;].*$/, ''))] : readings(inside);
  return values.map((value) => ({ key, value }));
}

function quoted(text: string): readonly Setting[] {
  return [...text.matchAll(QUOTED)].flatMap(({ groups }) => {
    const { key = '', inside = '' } = groups ?? {};
    return [...inside.split(/\r?\n/), ...readings(inside)].map((value) => ({ key, value }));
  });
}

/** A value as it stands, and what programs make of its escapes. */
function readings(value: string): readonly string[] {
  const escaped = value.replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return [value, escaped, ...(value.includes('\\n') ? value.split('\\n') : [])];
}

function keyLines(lines: readonly string[]): readonly Setting[] {
  return lines
    .flatMap((line) => line.split('\\n'))
    .map((line) => ({ key: 'key', value: line.trim() }))
    .filter(({ value }) => !value.startsWith('-----'));
}

function pgpass(line: string): readonly Setting[] {
  const { value = '' } = PGPASS.exec(line)?.groups ?? {};
  return [value, value.replace(/\\(.)/g, '$1')].map((one) => ({ key: 'password', value: one }));
}

function netrc(text: string): readonly Setting[] {
  return [...text.matchAll(/\spassword\s+(\S+)/g)].map(([, value = '']) => ({ key: 'password', value }));
}

/** A token alone in its file, or several, one below the other. */
function bareWords(lines: readonly string[], path: string): readonly Setting[] {
  const words = lines.map((line) => line.trim()).filter((line) => line !== '');
  const areBare = words.every((word) => !/\s|[=:][^=]/.test(word));
  return areBare ? words.map((value) => ({ key: path, value })) : [];
}

/**
 * Puts the mark where any of the values stands, also as JSON or a web address writes it. The longest goes first, so
 * that none is left in part.
 */
export function hideSecrets(values: readonly string[]): Hide {
  const forms = [...new Set(values.flatMap(writtenForms))]
    .filter((form) => form.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return (text) => forms.reduce((shown, form) => shown.replaceAll(form, SECRET_MARK), text);
}

function writtenForms(value: string): readonly string[] {
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed())];
}
