import { estimateSchema, roleSchema, type Task, type TaskId, taskIdSchema } from './plan.ts';
import { plainList, plainScalar } from './plainYaml.ts';
import { asLine, asLines, asList } from './taskText.ts';

/** What stands below a key, each line without its indentation, and whether it is a text of several lines. */
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
  const scope = scopeOf(fields.get('scope'));
  const lists = [listOf(fields.get('needs')), listOf(fields.get('criteria')), listOf(fields.get('checks'))];
  const [needs, criteria, checks] = lists;
  const id = taskIdSchema.safeParse(lineOf(fields.get('id')));
  const role = roleSchema.safeParse(lineOf(fields.get('role'), 'implement'));
  const estimate = estimateSchema.safeParse(lineOf(fields.get('estimate'), 'M'));
  const within = fields.has('within') ? taskIdSchema.safeParse(lineOf(fields.get('within'))) : null;
  const [title, agent] = [lineOf(fields.get('title'), ''), lineOf(fields.get('agent'), '')];
  const [optional, group] = [flagOf(fields.get('optional')), flagOf(fields.get('group'))];
  const instructions = textOf(fields.get('instructions'));
  if (!scope || !needs || !criteria || !checks || !id.success || !role.success || !estimate.success)
    return null;
  if (within?.success === false || title === null || agent === null || instructions === null) return null;
  if (optional === null || group === null || !needs.every(isTaskId)) return null;
  return {
    id: id.data,
    title: asLine(title),
    role: role.data,
    needs,
    criteria,
    scope,
    checks,
    estimate: estimate.data,
    agent: asLine(agent) || null,
    optional,
    group,
    within: within?.data ?? null,
    instructions: asLines(instructions),
  };
}

const KNOWN: ReadonlySet<string> = new Set([
  'id',
  'title',
  'role',
  'needs',
  'criteria',
  'scope',
  'checks',
  'estimate',
  'agent',
  'optional',
  'group',
  'within',
  'instructions',
]);
const KEY = /^(?<key>[a-z]+):(?: (?<inline>\S.*))?$/;

function isTaskId(text: string): text is TaskId {
  return taskIdSchema.safeParse(text).success;
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
