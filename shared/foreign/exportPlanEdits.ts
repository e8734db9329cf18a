import type { Plan, Task } from '#shared/plan/plan.ts';
import { asLine, asLines } from '#shared/plan/taskText.ts';
import { type ForeignEdits, rewriteCovered } from './foreignEdits.ts';
import { type Origin, type OriginTask, unpackWords } from './origin.ts';
import { readWords } from './sourceWords.ts';

/** What the edits of each task are made from. */
type Export = {
  readonly origin: Origin;
  readonly edits: ForeignEdits;
  /** What each task is called in tasks.md. */
  readonly names: Map<string, string>;
  readonly notExpressed: string[];
};

/** Turns what differs between a plan and what it was imported as into edits of tasks.md. */
export function exportPlanEdits(
  origin: Origin,
  plan: Plan | null,
  edits: ForeignEdits,
  notExpressed: string[],
): void {
  if (!plan) {
    if (origin.tasks.length > 0) notExpressed.push('There is no plan any more; the tasks stay as they were.');
    return;
  }
  const byId = new Map(origin.tasks.map((own) => [own.task, own]));
  const names = new Map<string, string>(origin.tasks.map((own) => [own.task, own.was ?? own.task]));
  const about: Export = { origin, edits, names, notExpressed };
  for (const own of origin.tasks) {
    const task = plan.tasks.find(({ id }) => id === own.task);
    if (task) exportTask(about, own, task);
    else if (!edits.remove(own.file, { start: own.block[0], end: own.block[1] }))
      notExpressed.push(`${own.task} could not be taken out of ${own.file}.`);
  }
  let above: OriginTask | undefined;
  for (const task of plan.tasks) {
    const own = byId.get(task.id);
    if (own) above = own;
    else insertTask(about, task, above);
  }
}

function exportTask(about: Export, own: OriginTask, task: Task): void {
  const text = about.edits.text(own.file);
  const title = unpackWords(own.title);
  const details = unpackWords(own.details);
  const isDone = [
    task.title === asLine(readWords(text, title)) ||
      about.edits.reword(own.file, title, task.title, () => rewriteCovered(title, task.title)),
    task.instructions === asLines(own.lead + readWords(text, details)) ||
      rewordDetails(about.edits, own, task),
  ];
  if (isDone.includes(false))
    about.notExpressed.push(`The new words of ${own.task} could not be written into ${own.file}.`);
  if (String(task.needs) !== String(own.needs)) exportNeeds(about, own, task);
  if (String(task.criteria) !== String(own.criteria)) exportCriteria(about, own, task);
}

function rewordDetails(edits: ForeignEdits, own: OriginTask, task: Task): boolean {
  const words = unpackWords(own.details);
  const lead = own.lead.replace(/\n$/, '');
  if (!task.instructions.startsWith(lead)) return false;
  const now = task.instructions.slice(lead.length).replace(/^\n/, '');
  if (words.length > 0 && now !== '') {
    const text = edits.text(own.file);
    const indent = /^[ \t]*/.exec(text.slice(lineStart(text, words.at(-1)?.start ?? 0)))?.[0] ?? '';
    const eol = /\r\n/.test(text) ? '\r\n' : '\n';
    return edits.reword(own.file, words, now, () =>
      rewriteCovered(words, now.split('\n').join(eol + indent)),
    );
  }
  if (now === '') return false;
  const indent = `${/^[ \t]*/.exec(edits.text(own.file).slice(own.block[0]))?.[0] ?? ''}  `;
  edits.insert(
    own.file,
    own.block[1],
    now.split('\n').map((line) => (line === '' ? '' : indent + line)),
  );
  return true;
}

function exportNeeds({ edits, names, notExpressed }: Export, own: OriginTask, task: Task): void {
  const named = task.needs.map((id) => names.get(id) ?? id).join(', ');
  const text = edits.text(own.file);
  const lineEnd = endOfLine(text, own.block[0]);
  const line = text.slice(own.block[0], lineEnd);
  const found = /\s*\((?:depends on [^()]*|no dependencies)\)/i.exec(line);
  const words = named === '' ? ' (no dependencies)' : ` (depends on ${named})`;
  const start = found ? own.block[0] + found.index : own.block[0] + line.trimEnd().length;
  const end = found ? start + found[0].length : start;
  if (!edits.replace(own.file, { start, end, text: words }))
    notExpressed.push(`What ${own.task} waits for is not said in ${own.file}.`);
}

function exportCriteria({ origin, edits, notExpressed }: Export, own: OriginTask, task: Task): void {
  const text = edits.text(own.file).slice(own.block[0], own.block[1]);
  const found = /(_?\*?Requirements?(?:\*\*)?[:：]\s*)([^_\r\n]+)/i.exec(text);
  const named = task.criteria.map((id) => foreignCriterion(origin, id)).join(', ');
  if (!found?.[1] || !found[2] || named === '') {
    notExpressed.push(`Which criteria ${own.task} serves is not said in ${own.file}.`);
    return;
  }
  const start = own.block[0] + found.index + found[1].length;
  if (!edits.replace(own.file, { start, end: start + found[2].trimEnd().length, text: named }))
    notExpressed.push(`Which criteria ${own.task} serves is not said in ${own.file}.`);
}

function insertTask(
  { origin, edits, names, notExpressed }: Export,
  task: Task,
  above: OriginTask | undefined,
): void {
  const file = above?.file ?? origin.tasksFile;
  if (file === null || file === undefined) {
    notExpressed.push(`${task.id} has no tasks.md to go to.`);
    return;
  }
  const text = edits.text(file);
  const needs = task.needs.map((id) => names.get(id) ?? id).join(', ');
  const suffix = needs === '' ? ' (no dependencies)' : ` (depends on ${needs})`;
  const number = nextTaskName(origin, above);
  names.set(task.id, number.replace(/\.$/, ''));
  const indent = above ? (/^[ \t]*/.exec(text.slice(above.block[0]))?.[0] ?? '') : '';
  const below =
    task.instructions === ''
      ? []
      : task.instructions.split('\n').map((line) => (line === '' ? '' : `${indent}  ${line}`));
  const lines = [`${indent}- [ ]${task.optional ? '*' : ''} ${number} ${task.title}${suffix}`, ...below];
  edits.insert(file, above ? above.block[1] : text.length, lines);
}

/** Numbers go on behind the highest in use, in the task's group where tasks are numbered in groups. */
function nextTaskName(origin: Origin, above: OriginTask | undefined): string {
  const names = origin.tasks.flatMap(({ was }) => was ?? []);
  const digits = /^T(\d+)/.exec(above?.was ?? names[0] ?? '')?.[1];
  if (digits) {
    const highest = Math.max(0, ...names.map((name) => Number(/^T(\d+)/.exec(name)?.[1] ?? 0)));
    return `T${String(highest + 1).padStart(digits.length, '0')}`;
  }
  const group = /^(.*\.)\d+$/.exec(above?.was ?? '')?.[1] ?? '';
  const used = names.flatMap((name) =>
    name.startsWith(group) && /^\d+$/.test(name.slice(group.length)) ? Number(name.slice(group.length)) : [],
  );
  return `${group}${Math.max(0, ...used) + 1}${group === '' ? '.' : ''}`;
}

function foreignCriterion(origin: Origin, id: string): string {
  const own = origin.parts.find(({ part }) => part === id)?.was;
  return own && /^[A-Z\d.-]+$/.test(own) ? own : id.replace(/^AC-/, '');
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
}

function endOfLine(text: string, at: number): number {
  const end = /\r?\n|$/g;
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}
