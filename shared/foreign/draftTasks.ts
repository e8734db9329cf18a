import type { Task, TaskId } from '#shared/plan/plan.ts';
import { taskIdSchema } from '#shared/plan/plan.ts';
import { asLine, asLines } from '#shared/plan/taskText.ts';
import type { DraftTask, TasksReading } from './readTasksText.ts';
import { readWords } from './sourceWords.ts';

/** What a criterion or requirement of the written spec was called before. */
export type ForeignNames = {
  /** Criteria by the number of a requirement and of a criterion in it, both as the foreign format counts them. */
  readonly criteriaOf: (name: string) => readonly string[];
};

export type DraftedTask = {
  readonly task: Task;
  readonly draft: DraftTask;
  /** What the task's instructions begin with that no line of its own says. */
  readonly lead: string;
};

const DEPENDS =
  /(?:\((?:no dependencies|depends on ([^()]*))\)|_?Depends(?: on)?:\s*([^_\n]+)_?|\bdepends on (T\d+[a-z]?(?:(?:\s*,\s*|\s+and\s+)T\d+[a-z]?)*))/i;
const TASK_NAME = /T\d+[a-z]?|\d+(?:\.\d+)*/g;

/** A task waits only for tasks above it, so that what was read can never form a circle. Tasks of Overture: those that have tasks of their own below them become words of these. */
export function draftTasks(reading: TasksReading, text: string, names: ForeignNames): readonly DraftedTask[] {
  const { tasks, phases } = reading;
  const parents = new Set(tasks.flatMap(({ parent }) => parent ?? []));
  const leaves = tasks.map((draft, index) => ({ draft, index })).filter(({ index }) => !parents.has(index));
  const numbers = taskNumbers(leaves.map(({ draft }) => draft));
  const order = leaves.map((_, at) => taskIdSchema.parse(`T${numbers[at] ?? at + 1}`));
  const ids = new Map(leaves.map(({ index }, at) => [index, order[at] ?? taskIdSchema.parse('T1')]));
  const implied = impliedNeeds(
    leaves.map(({ draft }) => draft),
    phases,
  );
  return leaves.map(({ draft, index }, at) => {
    const lead = leadOf(draft, tasks, text);
    const needs =
      explicitNeeds(draft, tasks, ids, parents) ?? (implied[at] ?? []).flatMap((own) => order[own] ?? []);
    const above = new Set(order.slice(0, at));
    const id = ids.get(index) ?? taskIdSchema.parse('T1');
    return {
      draft,
      lead,
      task: taskOf(
        draft,
        id,
        text,
        lead,
        unique(needs).filter((own) => above.has(own)),
        names,
      ),
    };
  });
}

/** The numbers that the tasks already have, where they differ and are counted in one row; else none. */
function taskNumbers(leaves: readonly DraftTask[]): readonly number[] {
  const read = leaves.map(({ foreign }) => /^(T|(?:\d+\.)*)0*([1-9]\d{0,5})$/.exec(foreign ?? ''));
  const numbers = read.map((found) => Number(found?.[2] ?? 0));
  const isOneRow = new Set(read.map((found) => found?.[1] ?? null)).size === 1 && !numbers.includes(0);
  return isOneRow && new Set(numbers).size === numbers.length ? numbers : [];
}

function taskOf(
  draft: DraftTask,
  id: TaskId,
  text: string,
  lead: string,
  needs: readonly TaskId[],
  names: ForeignNames,
): Task {
  return {
    id,
    title: asLine(readWords(text, draft.title)) || `Task ${draft.foreign ?? id}`,
    role: 'implement',
    needs,
    criteria: criteriaOf(draft, names),
    scope: { change: pathsIn(draft.source), read: [] },
    checks: [],
    estimate: 'M',
    agent: null,
    group: false,
    within: null,
    optional: draft.isOptional,
    instructions: asLines(lead + readWords(text, draft.details)),
  };
}

/** `lead` ends in a line end when the task has details of its own. */
function leadOf(draft: DraftTask, tasks: readonly DraftTask[], text: string): string {
  const states = {
    open: '',
    done: 'Marked as done in the original.',
    started: 'Marked as in progress in the original.',
  };
  const parent = draft.parent === null ? undefined : tasks[draft.parent];
  const above = parent ? partOf(parent, text) : '';
  const lead = [states[draft.state], above].filter((line) => line !== '').join('\n');
  return lead !== '' && draft.details.length > 0 ? `${lead}\n` : lead;
}

function partOf(parent: DraftTask, text: string): string {
  const own = readWords(text, parent.title);
  const more = readWords(text, parent.details);
  return `Part of ${parent.foreign}: ${own}${more === '' ? '' : `\n${more}`}`;
}

/** Null when the task does not say what it waits for. */
function explicitNeeds(
  draft: DraftTask,
  tasks: readonly DraftTask[],
  ids: ReadonlyMap<number, TaskId>,
  parents: ReadonlySet<number>,
): readonly TaskId[] | null {
  const found = DEPENDS.exec(draft.source);
  if (!found) return null;
  const named = [...(found[1] ?? found[2] ?? found[3] ?? '').matchAll(TASK_NAME)].map(([name]) => name);
  return named.flatMap((name) => {
    const index = tasks.findIndex((task) => task.foreign === name);
    if (!parents.has(index)) return ids.get(index) ?? [];
    return tasks.flatMap((task, at) => (task.parent === index ? (ids.get(at) ?? []) : []));
  });
}

/**
 * What the order of the file says: tasks marked as parallel wait for the same as their neighbours, others for what
 * stands before them; the phases of user stories wait for the phases before the first story, the rest for all.
 */
function impliedNeeds(
  tasks: readonly DraftTask[],
  phases: readonly string[],
): readonly (readonly number[])[] {
  let waits: number[] = [];
  let wave: number[] = [];
  let base: number[] | null = null;
  const ends: number[] = [];
  return tasks.map((task, at) => {
    const isNewPhase = at > 0 && tasks[at - 1]?.phase !== task.phase;
    if (isNewPhase) {
      const isStory = /user story|\bUS\d/i.test(phases[task.phase] ?? '');
      const wasStory = base !== null;
      if (wasStory) ends.push(...wave);
      else if (isStory) base = wave;
      waits = isStory ? (base ?? []) : wasStory && ends.length > 0 ? ends.splice(0) : wave;
      if (!isStory) base = null;
      wave = [];
    } else if (!task.isParallel || (wave.length > 0 && !tasks[wave[0] ?? 0]?.isParallel)) {
      if (wave.length > 0) waits = wave;
      wave = [];
    }
    if (!task.isOptional) wave = [...wave, at];
    return waits;
  });
}

function criteriaOf(draft: DraftTask, names: ForeignNames): readonly string[] {
  const covered = /\(covers ([^()]*)\)/i.exec(draft.source)?.[1];
  if (covered) return unique(covered.split(/[\s,]+/).flatMap((name) => names.criteriaOf(name)));
  const lists = [...draft.source.matchAll(/_?\*?Requirements?(?:\*\*)?[:：]\s*([^_\n]+)_?/gi)].map(
    (found) => found[1] ?? '',
  );
  const listed = lists
    .flatMap((list) => list.split(/[\s,、]+/))
    .flatMap((name) => names.criteriaOf(name.replace(/^R(?=\d)/, '')));
  const mentioned = [...draft.source.matchAll(/\b(?:N?FR|SC|REQ)-?\d+[a-z]?\b/g)].flatMap(([name]) =>
    names.criteriaOf(name),
  );
  const stories = draft.stories.flatMap((name) => names.criteriaOf(name));
  return unique([...listed, ...mentioned, ...stories]);
}

function unique<Entry>(entries: readonly Entry[]): readonly Entry[] {
  return [...new Set(entries)];
}

const PATH = /`([^`\s]+)`|(?<![\w/.`-])((?:[\w.@-]+\/)+[\w.@-]+\.[A-Za-z]\w{0,7})\b/g;

/** File names that the task gives, as far as they can only be files of the repository. */
function pathsIn(source: string): readonly string[] {
  const found = [...source.matchAll(PATH)].map((match) => match[1] ?? match[2] ?? '');
  return unique(
    found
      .map((path) => path.replace(/^\.\//, ''))
      .filter((path) =>
        /^(?!\/|~|\.\.|https?:)[\w.@/-]+\.[A-Za-z]\w{0,7}$|^(?!\/|\.\.)[\w.@-]+(?:\/[\w.@-]+)+\/?$/.test(
          path,
        ),
      )
      .filter((path) => !path.split('/').includes('..') && path.includes('/')),
  ).slice(0, 12);
}
