import { Scalar, stringify } from 'yaml';
import type { Plan, Task } from './plan.ts';

/** The order in which a new task's fields are written; a field added later goes to its place in it. */
export const TASK_FIELDS = [
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
] as const;
export const PLAN_FIELDS = [
  'overture',
  'spec',
  'lastId',
  'pattern',
  'together',
  'dismissed',
  'tasks',
  'layout',
] as const;

const LINE_WIDTH = 110;

/** What stands after `key:` in the file, without the key: one line, or several with their indentation. */
export type FieldText =
  | { readonly inline: string }
  | { readonly lines: readonly string[]; readonly head: string };

export function renderLine(value: string, style?: Scalar.Type): string {
  const scalar = new Scalar(value);
  if (style === 'QUOTE_DOUBLE' || style === 'QUOTE_SINGLE') scalar.type = style;
  return stringify(scalar, { lineWidth: 0 }).trimEnd();
}

/** An entry as it may stand between the brackets of a list. */
export function renderEntry(value: string): string {
  const list = stringify([value], { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false });
  return list.trim().slice(1, -1);
}

/** `indent` is the column of the key. */
export function renderList(entries: readonly string[], indent: number): FieldText {
  const inline = `[${entries.map(renderEntry).join(', ')}]`;
  if (inline.length + indent <= LINE_WIDTH) return { inline };
  const space = ' '.repeat(indent + 2);
  return { head: '', lines: entries.map((entry) => `${space}- ${renderEntry(entry)}`) };
}

export function renderText(text: string, indent: number): FieldText {
  if (text === '') return { inline: '""' };
  const space = ' '.repeat(indent + 2);
  return {
    head: /^\s/.test(text) ? ' |2' : ' |',
    lines: text.split('\n').map((line) => (line === '' ? '' : space + line)),
  };
}

export function renderScope(scope: Task['scope'], indent: number): FieldText {
  const lines = (['change', 'read'] as const)
    .filter((key) => scope[key].length > 0)
    .flatMap((key) => fieldLines(key, renderList(scope[key], indent + 2), indent + 2));
  return { head: '', lines };
}

export function fieldLines(key: string, text: FieldText, indent: number): readonly string[] {
  const start = `${' '.repeat(indent)}${key}:`;
  return 'inline' in text ? [`${start} ${text.inline}`] : [start + text.head, ...text.lines];
}

/** A field of a task as text; null when the field is left out because it says nothing. */
export function renderTaskField(
  task: Task,
  key: (typeof TASK_FIELDS)[number],
  indent: number,
): FieldText | null {
  switch (key) {
    case 'id':
    case 'role':
    case 'estimate':
      return { inline: task[key] };
    case 'title':
      return { inline: renderLine(task.title) };
    case 'needs':
    case 'criteria':
    case 'checks':
      return task[key].length > 0 ? renderList(task[key], indent) : null;
    case 'scope':
      return task.scope.change.length + task.scope.read.length > 0 ? renderScope(task.scope, indent) : null;
    case 'agent':
      return task.agent === null ? null : { inline: renderLine(task.agent) };
    case 'optional':
      return task.optional ? { inline: 'true' } : null;
    case 'group':
      return task.group ? { inline: 'true' } : null;
    case 'within':
      return task.within === null ? null : { inline: task.within };
    case 'instructions':
      return task.instructions === '' ? null : renderText(task.instructions, indent);
  }
}

/** The lines of a task as an entry of the list; `indent` is the column of its dash. */
export function renderTask(task: Task, indent: number): readonly string[] {
  const lines = TASK_FIELDS.flatMap((key) => {
    const text = renderTaskField(task, key, indent + 2);
    return text ? fieldLines(key, text, indent + 2) : [];
  });
  const [first = '', ...rest] = lines;
  return [`${' '.repeat(indent)}- ${first.trimStart()}`, ...rest];
}

export function renderPlace([x, y]: readonly [number, number]): string {
  return `[${x}, ${y}]`;
}

export function renderPairs(pairs: Plan['together']): string {
  return `[${pairs.map(([first, second]) => `[${first}, ${second}]`).join(', ')}]`;
}
