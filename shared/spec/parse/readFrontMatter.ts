import { isMap, isScalar, parseDocument } from 'yaml';
import type { FrontMatter } from '../specDocument.ts';
import { lineText } from './lineShape.ts';
import { type Line, lineIndexAt } from './splitLines.ts';

/** `bodyLine` is the index of the first line behind the front matter. `damage` names the place and what is wrong. */
export type FrontMatterReading = {
  readonly frontMatter: FrontMatter | null;
  readonly bodyLine: number;
  readonly damage: { readonly offset: number; readonly message: string } | null;
};

/** UTF-16 units. Front matter holds a handful of lines; reading YAML of any length takes seconds. */
const LONGEST = 50_000;

/** Damaged YAML still gives the fields that stand alone on a line as `key: value`. */
export function readFrontMatter(text: string, lines: readonly Line[]): FrontMatterReading {
  const first = lines[0];
  if (!first || !isFence(text, first)) return { frontMatter: null, bodyLine: 0, damage: null };
  const close = lines.findIndex((line, index) => index > 0 && isFence(text, line));
  if (close < 0) {
    const message = 'The front matter begins with --- but no second --- closes it.';
    return { frontMatter: null, bodyLine: 1, damage: { offset: first.start, message } };
  }
  const range = { start: first.start, end: lines[close]?.next ?? first.next };
  const source = text.slice(first.next, lines[close]?.start);
  const yaml = source.length > LONGEST ? tooLong(first.next) : readYaml(source, first.next);
  const fields = (yaml.fields ?? readLines(text, lines, close)).map((field) => ({
    ...field,
    line: lineIndexAt(lines, field.valueRange.start) + 1,
  }));
  return { frontMatter: { range, fields }, bodyLine: close + 1, damage: yaml.damage };
}

function isFence(text: string, line: Line): boolean {
  return /^---[ \t]*$/.test(lineText(text, line));
}

type Field = { key: string; value: string; valueRange: { start: number; end: number } };

function tooLong(offset: number): ReturnType<typeof readYaml> {
  const message = 'The front matter is longer than 50,000 characters, so only its plain lines are read.';
  return { fields: null, damage: { offset, message } };
}

function readYaml(
  source: string,
  offset: number,
): { fields: readonly Field[] | null; damage: FrontMatterReading['damage'] } {
  const document = parseDocument(source, { logLevel: 'silent', strict: false, uniqueKeys: false });
  const error = document.errors[0];
  if (error) {
    const message =
      error.code === 'BLOCK_AS_IMPLICIT_KEY'
        ? 'The front matter cannot be read here: a value that holds a colon needs quotes around it.'
        : `The front matter cannot be read here: ${error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '')}.`;
    return { fields: null, damage: { offset: offset + error.pos[0], message } };
  }
  if (document.contents === null) return { fields: [], damage: null };
  if (!isMap(document.contents)) {
    return {
      fields: null,
      damage: { offset, message: 'The front matter is not a list of “key: value” lines.' },
    };
  }
  const fields: Field[] = [];
  for (const pair of document.contents.items) {
    if (!isScalar(pair.key) || !isScalar(pair.value) || !pair.value.range) continue;
    const [start, end] = pair.value.range;
    const written = pair.value.source ?? '';
    const value =
      pair.value.value === null ? '' : typeof pair.value.value === 'string' ? pair.value.value : written;
    fields.push({
      key: String(pair.key.value),
      value,
      valueRange: { start: offset + start, end: offset + end },
    });
  }
  return { fields, damage: null };
}

function readLines(text: string, lines: readonly Line[], close: number): readonly Field[] {
  return lines.slice(1, close).flatMap((line) => {
    const found = /^([A-Za-z][\w-]*):[ \t]*(.*?)(?:[ \t]+#.*)?[ \t]*$/.exec(lineText(text, line));
    if (!found?.[1]) return [];
    const value = found[2] ?? '';
    const start = line.start + found[0].indexOf(value, found[1].length + 1);
    return [
      {
        key: found[1],
        value: value.replace(/^(["'])(.*)\1$/, '$2'),
        valueRange: { start, end: start + value.length },
      },
    ];
  });
}
