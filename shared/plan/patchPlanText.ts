import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Plan, Task } from './plan.ts';
import type { PlanChange } from './planChange.ts';
import { type PlanDocument, taskNumber } from './planDocument.ts';
import { mapIndent, patchField, patchLine, patchList, type Source } from './patchField.ts';
import {
  PLAN_FIELDS,
  renderPairs,
  renderPlace,
  renderScope,
  renderTask,
  renderTaskField,
  TASK_FIELDS,
} from './renderTask.ts';
import {
  afterColon,
  applySplices,
  CannotSplice,
  columnOf,
  contentEnd,
  findPair,
  insertBelow,
  lineStart,
  nextLine,
  rangeOf,
  type Splice,
} from './textSplices.ts';

/**
 * The text after the changes, with every line they do not mean byte for byte as it was.
 * Throws CannotSplice where the file's style leaves no place for a small change.
 */
export function patchPlanText(
  text: string,
  read: PlanDocument,
  changes: readonly PlanChange[],
  after: Plan,
): string {
  const root = read.document.contents;
  if (!isMap(root)) throw new CannotSplice('No fields');
  const source: Source = { text, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const splices = changes.flatMap((change) => patchChange(source, root, read, change, after));
  return applySplices(text, [...splices, ...patchLastId(source, root, after)]);
}

function patchChange(
  source: Source,
  root: YAMLMap,
  read: PlanDocument,
  change: PlanChange,
  after: Plan,
): readonly Splice[] {
  switch (change.kind) {
    case 'taskChanged': {
      const [item, before] = [read.items[change.index], read.plan.tasks[change.index]];
      if (!item || !before) throw new CannotSplice('No such task');
      return patchTask(source, item, before, change.task);
    }
    case 'taskRemoved':
      return [removeItem(source, read.items[change.index])];
    case 'taskAdded':
      return [addItem(source, root, read.items[change.after], change.task)];
    case 'layoutChanged':
      return patchLayout(source, root, read.plan.layout, change.layout);
    case 'togetherChanged': {
      const pairs = change.together.length > 0 ? { inline: renderPairs(after.together) } : null;
      return patchField(source, root, 'together', pairs, PLAN_FIELDS);
    }
    case 'dismissedChanged': {
      const pairs = change.dismissed.length > 0 ? { inline: renderPairs(after.dismissed) } : null;
      return patchField(source, root, 'dismissed', pairs, PLAN_FIELDS);
    }
    case 'patternChosen': {
      const pattern = change.pattern ? { inline: change.pattern } : null;
      return patchField(source, root, 'pattern', pattern, PLAN_FIELDS);
    }
  }
}

/** Written only when no task is left that would tell the highest number ever used. */
function patchLastId(source: Source, root: YAMLMap, after: Plan): readonly Splice[] {
  const highest = Math.max(0, ...after.tasks.map((task) => taskNumber(task.id)));
  const written = root.get('lastId');
  if (after.highestNumber === highest || written === `T${after.highestNumber}`) return [];
  return patchField(source, root, 'lastId', { inline: `T${after.highestNumber}` }, PLAN_FIELDS);
}

function patchTask(source: Source, item: YAMLMap, before: Task, task: Task): readonly Splice[] {
  const indent = mapIndent(source, item);
  return TASK_FIELDS.flatMap((key): readonly Splice[] => {
    if (JSON.stringify(before[key]) === JSON.stringify(task[key])) return [];
    switch (key) {
      case 'needs':
      case 'criteria':
      case 'checks':
        return patchList(source, item, key, task[key], TASK_FIELDS);
      case 'scope':
        return patchScope(source, item, before, task, indent);
      case 'title':
      case 'agent':
        return patchLine(source, item, key, task[key], TASK_FIELDS);
      case 'id':
      case 'role':
      case 'estimate':
      case 'optional':
      case 'group':
      case 'within':
      case 'instructions':
        return patchField(source, item, key, renderTaskField(task, key, indent), TASK_FIELDS);
    }
  });
}

function patchScope(
  source: Source,
  item: YAMLMap,
  before: Task,
  task: Task,
  indent: number,
): readonly Splice[] {
  const old = findPair(item, 'scope')?.value;
  const emptied = task.scope.change.length + task.scope.read.length === 0;
  if (!isMap(old) || emptied) {
    const text = emptied ? null : renderScope(task.scope, indent);
    return patchField(source, item, 'scope', text, TASK_FIELDS);
  }
  const keys = ['change', 'read'] as const;
  const changed = keys.filter((key) => JSON.stringify(before.scope[key]) !== JSON.stringify(task.scope[key]));
  if (old.flow && changed.some((key) => !findPair(old, key) || task.scope[key].length === 0)) {
    return patchField(source, item, 'scope', renderScope(task.scope, indent), TASK_FIELDS);
  }
  return changed.flatMap((key) => patchList(source, old, key, task.scope[key], keys));
}

function patchLayout(
  source: Source,
  root: YAMLMap,
  before: Plan['layout'],
  after: Plan['layout'],
): readonly Splice[] {
  const old = findPair(root, 'layout')?.value;
  const ids = Object.keys(after);
  if (ids.length === 0) return patchField(source, root, 'layout', null, PLAN_FIELDS);
  if (!isMap(old) || old.flow || old.items.length === 0) {
    const lines = Object.entries(after).map(([id, place]) => `  ${id}: ${renderPlace(place)}`);
    return patchField(source, root, 'layout', { head: '', lines }, PLAN_FIELDS);
  }
  const touched = [...new Set([...Object.keys(before), ...ids])].filter(
    (id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]),
  );
  return touched.flatMap((id) => {
    const place = after[id];
    return patchField(source, old, id, place ? { inline: renderPlace(place) } : null, []);
  });
}

function removeItem({ text }: Source, item: YAMLMap | undefined): Splice {
  if (!item) throw new CannotSplice('No such task');
  const start = lineStart(text, dashOf(text, item));
  const end = nextLine(text, contentEnd(text, item));
  const blankBefore = start === 0 || text.slice(lineStart(text, start - 1), start).trim() === '';
  const follower = text.slice(end, nextLine(text, end));
  const blankAfter = follower !== '' && follower.trim() === '';
  return { start, end: blankBefore && blankAfter ? nextLine(text, end) : end, insert: '' };
}

function addItem(source: Source, root: YAMLMap, after: YAMLMap | undefined, task: Task): Splice {
  const { text, eol } = source;
  const pair = findPair(root, 'tasks');
  const list = pair?.value as Node | null | undefined;
  if (!pair) {
    const lines = renderTask(task, 2);
    const [splice] = patchField(source, root, 'tasks', { head: '', lines }, PLAN_FIELDS);
    if (!splice) throw new CannotSplice('No place for tasks');
    return splice;
  }
  if (isSeq(list) && !list.flow && list.items.length > 0) return addBeside(source, list, after, task);
  if (list && !isSeq(list) && !(isScalar(list) && list.value === null)) throw new CannotSplice('Not a list');
  const lines = renderTask(task, 2);
  if (!isSeq(list)) return insertBelow(text, afterColon(text, pair), lines, eol);
  if (list.items.length > 0) throw new CannotSplice('A list on one line');
  return { start: afterColon(text, pair), end: rangeOf(list)[1], insert: ['', ...lines].join(eol) };
}

function addBeside(source: Source, list: YAMLSeq, after: YAMLMap | undefined, task: Task): Splice {
  const { text, eol } = source;
  const first = list.items[0];
  if (!isMap(first)) throw new CannotSplice('Not a list of tasks');
  const indent = columnOf(text, dashOf(text, first));
  const lines = renderTask(task, indent);
  if (!after) {
    const start = lineStart(text, dashOf(text, first));
    return { start, end: start, insert: lines.join(eol) + eol };
  }
  const second = list.items[1];
  const spaced = !isMap(second) || hasBlankLine(text.slice(contentEnd(text, first), dashOf(text, second)));
  return insertBelow(text, contentEnd(text, after), spaced ? ['', ...lines] : lines, eol);
}

function hasBlankLine(text: string): boolean {
  return /\n[ \t]*\r?\n/.test(text);
}

function dashOf(text: string, item: unknown): number {
  if (!isMap(item)) throw new CannotSplice('Not a task');
  const [start] = rangeOf(item);
  const lead = /-[ \t]*(?:\r?\n[ \t]*)?$/.exec(text.slice(Math.max(0, start - 200), start));
  if (!lead) throw new CannotSplice('An entry without its dash');
  return start - lead[0].length;
}
