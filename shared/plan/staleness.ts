import { z } from 'zod';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { filesOfGlob, isPlainPath, type PathSet } from './globs.ts';
import { namedSymbols } from './namedSymbols.ts';
import type { Plan, Task, TaskId } from './plan.ts';
import type { PlanCode } from './planCode.ts';
import { globOf } from './scopeEntry.ts';
import type { StaleReason, StaleTask } from './staleTask.ts';

/** What a task was planned for: the state of its files by scope entry, the names it speaks of, the spec's words. */
export const taskBasisSchema = z.object({
  files: z.record(z.string(), z.string()),
  /** `path#name` of names that were defined there. */
  symbols: z.array(z.string()),
  /** The words of the criteria it covers and of the other parts of the spec it names, by id. */
  words: z.record(z.string(), z.string()),
});
export type TaskBasis = z.infer<typeof taskBasisSchema>;

/** What can be seen now; `digest` makes a short text of a long one. */
export type PlanSurroundings = {
  readonly spec: SpecDocument;
  readonly code: PlanCode;
  readonly paths: PathSet;
  readonly digest: (text: string) => string;
};

/** Work of a task that has landed; times are ISO 8601. `mergedAt` is when the person's own branch got it. */
export type Landing = {
  readonly taskId: TaskId;
  readonly at: string;
  readonly mergedAt: string | null;
  readonly paths: readonly string[];
};

/** A file that is not there yet. */
const NONE = '';

export function basisOf(task: Task, around: PlanSurroundings): TaskBasis {
  const { code, paths } = around;
  const plain = task.scope.change.map(globOf).filter((entry) => filesOfGlob(entry, paths).length === 1);
  return {
    files: Object.fromEntries(
      task.scope.change.map((entry) => [globOf(entry), stateOf(globOf(entry), around)]),
    ),
    symbols: plain.flatMap((path) =>
      [...namedSymbols(task, path, code)]
        .filter((name) => isDefined(code, path, name))
        .map((name) => `${path}#${name}`),
    ),
    words: Object.fromEntries(
      [...wordsOf(around.spec)].filter(([id]) => task.criteria.includes(id) || mentions(task, id)),
    ),
  };
}

/** What was known stays; what a task came to cover or to change since is taken as it is now. */
export function widenBasis(known: TaskBasis, now: TaskBasis): TaskBasis {
  const keep = (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(after).map(([key, value]) => [key, before[key] ?? value]));
  const words = keep(known.words, now.words);
  // A criterion that the spec lost is still what the task was planned for.
  const lost = Object.entries(known.words).filter(([id]) => !(id in now.words));
  const files = new Set(Object.keys(now.files));
  const symbols = known.symbols.filter((symbol) => files.has(symbol.slice(0, symbol.lastIndexOf('#'))));
  return {
    files: keep(known.files, now.files),
    symbols: [...new Set([...symbols, ...now.symbols])],
    words: { ...words, ...Object.fromEntries(lost) },
  };
}

export type PlannedTask = { readonly basis: TaskBasis; readonly at: string };

/**
 * The tasks that were planned for something that is otherwise now, each with its reasons. Tasks in `settled` have
 * landed or are being worked on, so there is nothing to plan about them any more.
 */
export function findStale(
  plan: Plan,
  planned: ReadonlyMap<TaskId, PlannedTask>,
  around: PlanSurroundings,
  landings: readonly Landing[],
  settled: ReadonlySet<TaskId>,
): readonly StaleTask[] {
  const words = wordsOf(around.spec);
  return plan.tasks.flatMap((task) => {
    const known = planned.get(task.id);
    if (!known || settled.has(task.id)) return [];
    const landed = landedReasons(task, known, landings, around.paths);
    const merged = (path: string) =>
      landings.some(
        ({ taskId, mergedAt, paths }) =>
          paths.includes(path) && (taskId === task.id || (mergedAt !== null && mergedAt > known.at)),
      );
    const reasons = [
      ...landed,
      ...fileReasons(task, known.basis, around).filter(
        ({ about }) => !merged(about) && !landed.some((reason) => reason.about === about),
      ),
      ...symbolReasons(task, known.basis, around.code),
      ...wordReasons(task, known.basis, words),
    ];
    return reasons.length > 0 ? [{ taskId: task.id, reasons }] : [];
  });
}

/** Whoever changed what it may change has made its plan old, also where that work is not on the person's branch yet. */
function landedReasons(
  task: Task,
  known: PlannedTask,
  landings: readonly Landing[],
  paths: PathSet,
): readonly StaleReason[] {
  const scoped = new Set(task.scope.change.flatMap((entry) => [globOf(entry), ...filesOfGlob(entry, paths)]));
  return landings
    .filter(({ taskId, at }) => taskId !== task.id && at > known.at)
    .flatMap(({ taskId, paths: touched }) =>
      touched
        .filter((path) => scoped.has(path))
        .map(
          (path): StaleReason => ({
            kind: 'landed',
            about: path,
            text: `${taskId} landed and changed ${path}.`,
          }),
        ),
    );
}

function fileReasons(task: Task, basis: TaskBasis, around: PlanSurroundings): readonly StaleReason[] {
  return [...new Set(task.scope.change.map(globOf))].flatMap((entry): StaleReason[] => {
    const before = basis.files[entry];
    const now = stateOf(entry, around);
    if (before === undefined || before === now) return [];
    const text = !isPlainPath(entry)
      ? `Files in ${entry} changed since this was planned.`
      : before === NONE
        ? `${entry} is there now; the plan was to make it.`
        : now === NONE
          ? `${entry} is gone.`
          : `${entry} changed since this was planned.`;
    return [{ kind: 'file', about: entry, text }];
  });
}

function symbolReasons(task: Task, basis: TaskBasis, code: PlanCode): readonly StaleReason[] {
  const scoped = new Set(task.scope.change.map(globOf));
  return basis.symbols.flatMap((symbol): StaleReason[] => {
    const at = symbol.lastIndexOf('#');
    const [path, name] = [symbol.slice(0, at), symbol.slice(at + 1)];
    if (!scoped.has(path) || !code.files[path] || isDefined(code, path, name)) return [];
    return [{ kind: 'symbol', about: name, text: `${path} does not define ${name} any more.` }];
  });
}

function wordReasons(
  task: Task,
  basis: TaskBasis,
  words: ReadonlyMap<string, string>,
): readonly StaleReason[] {
  return Object.entries(basis.words).flatMap(([id, before]): StaleReason[] => {
    if (!task.criteria.includes(id) && !mentions(task, id)) return [];
    const now = words.get(id);
    if (now === before) return [];
    const kind = id.startsWith('AC-') ? 'criterion' : id.startsWith('A') ? 'assumption' : 'rule';
    const text =
      now === undefined ? `The spec has no ${id} any more.` : `${id} reads otherwise now: “${now}”`;
    return [{ kind, about: id, text }];
  });
}

/** The words of every part of the spec that has an id. */
function wordsOf(spec: SpecDocument): ReadonlyMap<string, string> {
  const items = [
    ...spec.constraints,
    ...spec.boundaries,
    ...spec.integration,
    ...spec.assumptions,
    ...spec.decisions,
    ...spec.questions,
  ];
  return new Map([
    ...spec.criteria.map(({ id, text }) => [id, text] as const),
    ...items.flatMap(({ id, text }) => (id ? [[id, text] as const] : [])),
  ]);
}

function mentions(task: Task, id: string): boolean {
  return new RegExp(`(?<![\\w-])${id.replaceAll('.', '\\.')}(?![\\w.-]*\\w)`).test(
    `${task.title}\n${task.instructions}`,
  );
}

/** What tells one state of the files an entry names from another. */
function stateOf(entry: string, { code, paths, digest }: PlanSurroundings): string {
  const files = filesOfGlob(entry, paths);
  const [only] = files;
  if (only === undefined) return NONE;
  if (files.length === 1 && only === entry) return code.files[only]?.oid ?? NONE;
  return digest(files.map((path) => `${path} ${code.files[path]?.oid ?? ''}`).join('\n'));
}

function isDefined(code: PlanCode, path: string, name: string): boolean {
  return code.files[path]?.symbols.some((symbol) => symbol.name === name) ?? false;
}
