import { estimateSchema, roleSchema, type Task, type TaskId, taskIdSchema } from './plan.ts';
import { plainList, plainScalar } from './plainYaml.ts';
import { TASK_FIELDS } from './renderTask.ts';
import { asLine, asLines, asList } from './taskText.ts';

/** What stands on the line of a key, and the lines below it without the key's own indentation. */
type Field = { readonly inline: string; readonly below: readonly string[] };
type Fields = ReadonlyMap<string, Field>;

/** Null where a form is met that this reader leaves to a YAML parser. */
type Read<Value> = Value | null;

/**
 * A task from the lines of its entry, of which the first begins with the dash in column `indent`. It reads the forms
 * in which Overture writes plans, many times faster than a YAML parser; null for any other, which is no judgement of
 * it. `taskReading.test.ts` holds it to the parser.
 */
export function readTaskLines(lines: readonly string[], indent: number): Read<Task> {
  const [first = '', ...rest] = lines;
  const fields = fieldsOf([`${' '.repeat(indent + 2)}${first.slice(indent + 2)}`, ...rest], indent + 2);
  if (!fields || ![...fields.keys()].every((key) => KNOWN.has(key))) return null;
  const read = {
    id: idOf(fields.get('id')),
    title: lineOf(fields.get('title'), ''),
    role: roleSchema.safeParse(lineOf(fields.get('role'), 'implement')).data ?? null,
    needs: idsOf(fields.get('needs')),
    criteria: listOf(fields.get('criteria')),
    scope: scopeOf(fields.get('scope')),
    checks: listOf(fields.get('checks')),
    estimate: estimateSchema.safeParse(lineOf(fields.get('estimate'), 'M')).data ?? null,
    agent: lineOf(fields.get('agent'), ''),
    optional: flagOf(fields.get('optional')),
    group: flagOf(fields.get('group')),
    within: fields.has('within') ? idOf(fields.get('within')) : '',
    instructions: textOf(fields.get('instructions')),
  } as const;
  if (!isWhole(read)) return null;
  return {
    ...read,
    title: asLine(read.title),
    agent: asLine(read.agent) || null,
    within: read.within || null,
    instructions: asLines(read.instructions),
  };
}

const KNOWN: ReadonlySet<string> = new Set(TASK_FIELDS);
const KEY = /^(?<key>[a-z]+):(?: (?<inline>\S.*))?$/;

type Whole<Parts> = { readonly [Key in keyof Parts]: Exclude<Parts[Key], null> };

function isWhole<Parts extends object>(parts: Parts): parts is Parts & Whole<Parts> {
  return !Object.values(parts).includes(null);
}

/** The fields whose keys stand in column `indent`, each once; blank lines belong to what is above them. */
function fieldsOf(lines: readonly string[], indent: number): Read<Fields> {
  const fields = new Map<string, { inline: string; below: string[] }>();
  let last: { below: string[] } | null = null;
  for (const line of lines) {
    if (line === '' || columnOf(line) > indent) {
      if (!last) return null;
      last.below.push(line);
      continue;
    }
    const found = columnOf(line) === indent ? KEY.exec(line.slice(indent))?.groups : undefined;
    const key = found?.['key'];
    if (key === undefined || fields.has(key)) return null;
    last = { below: [] };
    fields.set(key, { inline: found?.['inline'] ?? '', below: last.below });
  }
  return new Map(
    [...fields].map(([key, { inline, below }]) => [key, { inline, below: outdented(below, indent) }]),
  );
}

/** Without the indentation of what stands below a key, and without the blank lines at the end. */
function outdented(lines: readonly string[], indent: number): readonly string[] {
  const end = lines.findLastIndex((line) => line !== '') + 1;
  return lines.slice(0, end).map((line) => line.slice(indent));
}

function columnOf(line: string): number {
  const at = line.search(/[^ ]/);
  return at < 0 ? line.length : at;
}

/** `missing` is what a field that is not there says. */
function lineOf(field: Field | undefined, missing: string | null = null): Read<string> {
  if (!field) return missing;
  return field.below.length > 0 ? null : plainScalar(field.inline);
}

function idOf(field: Field | undefined): Read<TaskId> {
  return taskIdSchema.safeParse(lineOf(field)).data ?? null;
}

function idsOf(field: Field | undefined): Read<readonly TaskId[]> {
  const ids = listOf(field)?.map((entry) => taskIdSchema.safeParse(entry).data ?? null);
  return ids?.every((id) => id !== null) ? ids : null;
}

function flagOf(field: Field | undefined): Read<boolean> {
  if (!field) return false;
  const isPlain = field.below.length === 0 && (field.inline === 'true' || field.inline === 'false');
  return isPlain ? field.inline === 'true' : null;
}

function listOf(field: Field | undefined): Read<readonly string[]> {
  if (!field) return [];
  if (field.inline !== '') {
    const entries = field.below.length > 0 ? null : plainList(field.inline);
    return entries && asList(entries);
  }
  const entries = field.below.map((line) => (line.startsWith('  - ') ? plainEntryOf(line.slice(4)) : null));
  return entries.length > 0 && entries.every((entry) => entry !== null) ? asList(entries) : null;
}

/** An entry on a line of its own may hold what a list on one line could not, but for a colon, which would make it a map. */
function plainEntryOf(text: string): Read<string> {
  return text.includes(': ') ? null : plainScalar(text);
}

function scopeOf(field: Field | undefined): Read<Task['scope']> {
  if (!field) return { change: [], read: [] };
  if (field.inline !== '') return field.below.length > 0 ? null : scopeOnALine(field.inline);
  if (field.below.length === 0) return null;
  const fields = fieldsOf(field.below, 2);
  const isKnown = fields && [...fields.keys()].every((key) => key === 'change' || key === 'read');
  const [change, read] = isKnown ? [listOf(fields.get('change')), listOf(fields.get('read'))] : [null, null];
  return change && read && { change, read };
}

const LIST = String.raw`\[[^[\]{}]*\]`;
const ON_A_LINE = new RegExp(
  String.raw`^\{ ?(?:change: (?<change>${LIST})(?:, read: (?<read>${LIST}))?|read: (?<alone>${LIST})) ?\}$`,
);

/** `{ change: [a, b], read: [c] }`, as people write it. */
function scopeOnALine(text: string): Read<Task['scope']> {
  const found = ON_A_LINE.exec(text)?.groups;
  const change = found && plainList(found['change'] ?? '[]');
  const read = found && plainList(found['read'] ?? found['alone'] ?? '[]');
  return change && read ? { change: asList(change), read: asList(read) } : null;
}

/** A text of several lines as Overture writes it, behind a bar and two columns in; or one on the line of its key. */
function textOf(field: Field | undefined): Read<string> {
  if (!field) return '';
  if (field.below.length === 0) return plainScalar(field.inline);
  const [first = ''] = field.below;
  // Where the first line is blank or stands deeper, the parser says where the text begins.
  if (field.inline !== '|' || !/^ {2}[^ ]/.test(first)) return null;
  const isWithin = field.below.every((line) => line === '' || line.startsWith('  '));
  return isWithin ? field.below.map((line) => line.slice(2)).join('\n') : null;
}
