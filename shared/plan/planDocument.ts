import {
  type Alias,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import {
  type Estimate,
  estimateSchema,
  patternSchema,
  type Plan,
  type Role,
  roleSchema,
  type Task,
  type TaskId,
  taskIdSchema,
} from './plan.ts';
import { asLine, asLines, asList } from './taskText.ts';

/** A place of plan.yaml that could not be read as meant. `line` counts from 1. */
export type PlanTextProblem = { readonly line: number; readonly sentence: string };

/** A plan beside the nodes it was read from: `items[i]` is the node of `plan.tasks[i]`. */
export type PlanDocument = {
  readonly document: ReturnType<typeof parseDocument>;
  readonly plan: Plan;
  readonly items: readonly YAMLMap[];
  readonly problems: readonly PlanTextProblem[];
};

/** The last few texts read: an edit reads the text that is shown, and what it writes is shown next. */
const lastRead = new Map<string, PlanDocument>();
const KEPT = 3;

/**
 * Reads plan.yaml leniently: what is damaged is reported and left out, the rest still opens.
 * The same text may give the same value again, so nobody changes what it returns.
 */
export function readPlanDocument(text: string): PlanDocument {
  const known = lastRead.get(text);
  if (known) return known;
  const read = readPlanAnew(text);
  lastRead.set(text, read);
  const [oldest] = lastRead.keys();
  if (lastRead.size > KEPT && oldest !== undefined) lastRead.delete(oldest);
  return read;
}

/** The same of a text that nobody edits, such as a part of a plan. */
export function readPlanAnew(text: string): PlanDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: PlanTextProblem[] = document.errors.map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    sentence: `plan.yaml cannot be read here: ${error.message.split('\n')[0]}`,
  }));
  const report: Report = (node, sentence) =>
    void problems.push({ line: lines.linePos(node?.range?.[0] ?? 0).line, sentence });

  visit(document, {
    Alias: (_key, alias) => report(alias, aliasWords(alias, document)),
  });
  const root = document.contents;
  if (root !== null && !isMap(root)) report(root, 'A plan is a list of named fields, such as “tasks:”.');
  const map = isMap(root) ? root : null;
  const { tasks, items } = readTasks(map?.get('tasks', true), report);
  const highest = Number(/^T(\d{1,6})$/.exec(asLine(map?.get('lastId')))?.[1] ?? 0);
  const pattern = patternSchema.safeParse(map?.get('pattern'));
  return {
    document,
    items,
    problems,
    plan: {
      spec: asLine(map?.get('spec')),
      tasks,
      layout: readLayout(map?.get('layout')),
      together: readPairs(map?.get('together')),
      dismissed: readPairs(map?.get('dismissed')),
      pattern: pattern.success ? pattern.data : null,
      highestNumber: Math.max(highest, ...tasks.map((task) => taskNumber(task.id))),
    },
  };
}

/** A glob without quotes looks to YAML like the name of another place. */
function aliasWords(alias: Alias, document: Document): string {
  const way = alias.resolve(document)
    ? 'a plan names no other place of its file. Write it out.'
    : 'what begins with * needs quotes around it.';
  return `“*${alias.source}” is left out: ${way}`;
}

export function taskNumber(id: TaskId): number {
  return Number(id.slice(1));
}

type Report = (node: Node | null | undefined, sentence: string) => void;

function readTasks(node: unknown, report: Report): { tasks: Task[]; items: YAMLMap[] } {
  const tasks: Task[] = [];
  const items: YAMLMap[] = [];
  if (!isSeq(node)) {
    const empty = node === undefined || (isScalar(node) && node.value === null);
    if (!empty) report(node as Node, '“tasks” should be a list, one “- id: T1” for each task.');
    return { tasks, items };
  }
  for (const item of node.items) {
    const task = isMap(item) ? readTask(item, report) : null;
    if (isMap(item) && task) {
      tasks.push(task);
      items.push(item);
    } else if (!isMap(item)) report(item as Node, 'This entry of “tasks” has no fields, so it is left out.');
  }
  return { tasks, items };
}

function readTask(map: YAMLMap, report: Report): Task | null {
  const id = taskIdSchema.safeParse(map.get('id'));
  if (!id.success) {
    report(map, 'This task has no id such as T4, so it is left out.');
    return null;
  }
  const scope = map.get('scope');
  const optional = map.get('optional');
  return {
    id: id.data,
    title: asLine(map.get('title')),
    role: readRole(map, report),
    needs: readIds(map, report),
    criteria: readList(map.get('criteria')),
    scope: isMap(scope)
      ? { change: readList(scope.get('change')), read: readList(scope.get('read')) }
      : { change: [], read: [] },
    checks: readList(map.get('checks')),
    estimate: readEstimate(map, report),
    agent: asLine(map.get('agent')) || null,
    optional: optional === true,
    group: map.get('group') === true,
    within: taskIdSchema.safeParse(map.get('within')).data ?? null,
    instructions: asLines(map.get('instructions')),
  };
}

function readRole(map: YAMLMap, report: Report): Role {
  const role = roleSchema.safeParse(map.get('role') ?? 'implement');
  if (role.success) return role.data;
  report(map.get('role', true), `There is no role like this; use one of ${roleSchema.options.join(', ')}.`);
  return 'implement';
}

function readEstimate(map: YAMLMap, report: Report): Estimate {
  const estimate = estimateSchema.safeParse(map.get('estimate') ?? 'M');
  if (estimate.success) return estimate.data;
  report(map.get('estimate', true), 'An estimate is one of XS, S, M, L and XL; M is assumed.');
  return 'M';
}

function readIds(map: YAMLMap, report: Report): readonly TaskId[] {
  return readList(map.get('needs')).flatMap((entry) => {
    const id = taskIdSchema.safeParse(entry);
    if (id.success) return [id.data];
    report(map.get('needs', true), `“${entry}” is not a task’s id.`);
    return [];
  });
}

function readList(value: unknown): readonly string[] {
  const entries: unknown[] = isSeq(value) ? value.toJSON() : value == null ? [] : [value];
  return asList(entries);
}

function readLayout(value: unknown): Plan['layout'] {
  if (!isMap(value)) return {};
  const entries = Object.entries(value.toJSON() as Record<string, unknown>).flatMap(([id, place]) => {
    const [x, y] = Array.isArray(place) ? (place as unknown[]) : [];
    return typeof x === 'number' && typeof y === 'number' ? [[id, [x, y] as const] as const] : [];
  });
  return Object.fromEntries(entries);
}

function readPairs(value: unknown): Plan['together'] {
  const pairs: unknown[] = isSeq(value) ? value.toJSON() : [];
  return pairs.flatMap((pair) => {
    const [first, second] = (Array.isArray(pair) ? pair : []).map((id) => taskIdSchema.safeParse(id));
    return first?.success && second?.success ? [[first.data, second.data] as const] : [];
  });
}
