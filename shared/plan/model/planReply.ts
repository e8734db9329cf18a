import { z } from 'zod';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { parseModelJson } from '#shared/interview/model/parseModelJson.ts';
import { createPathSet, filesOfGlob, isPlainPath } from '../globs.ts';
import { estimateSchema, type Plan, type Task, taskIdSchema } from '../plan.ts';
import type { PlanCriterion } from '../planContext.ts';
import { findCycles } from '../taskGraph.ts';
import { tidyTask } from '../taskText.ts';

const words = (most: number) => z.string().trim().min(1).max(most);
const list = (most: number) => z.array(words(300)).max(most).default([]);

/** A task as a model writes it: what has a usual value may be left out. */
const taskReplySchema = z.object({
  key: words(40),
  title: words(200),
  role: z.enum(['investigate', 'implement', 'verify', 'critique']).default('implement'),
  criteria: list(100),
  change: list(40),
  read: list(40),
  needs: list(60),
  checks: list(10),
  estimate: estimateSchema.catch('M'),
  optional: z.boolean().default(false),
  instructions: words(20_000),
});
const planReplySchema = z.object({ tasks: z.array(taskReplySchema).min(1).max(200) });
type TaskReply = z.infer<typeof taskReplySchema>;

/** What a reply is held against. */
export type ReplyContext = {
  readonly criteria: readonly PlanCriterion[];
  readonly files: readonly string[];
  readonly commands: readonly string[];
};

const MOST_FAULTS = 12;

/** The plan a model wrote, with ids of its own. The failure tells the model what is wrong, all of it at once. */
export function readPlanReply(text: string, context: ReplyContext): Result<Plan, string> {
  const json = parseModelJson(text);
  if (!json) return fail('The reply holds no JSON object.');
  const parsed = planReplySchema.safeParse(json);
  if (!parsed.success) return fail(z.prettifyError(parsed.error).slice(0, 1_500));
  const { tasks } = parsed.data;
  const plan = toPlan(tasks);
  const faults = [
    ...keyFaults(tasks),
    ...criteriaFaults(tasks, context),
    ...tasks.flatMap((task) => scopeFaults(task, context)),
    ...findCycles(plan).map((cycle) => `These wait for each other: ${cycle.map(nameIn(plan)).join(', ')}.`),
  ];
  return faults.length === 0 ? ok(plan) : fail(faults.slice(0, MOST_FAULTS).join('\n'));
}

function keyFaults(tasks: readonly TaskReply[]): readonly string[] {
  const keys = new Set(tasks.map(({ key }) => key));
  const twice = tasks.filter(({ key }, index) => tasks.findIndex((task) => task.key === key) !== index);
  return [
    ...twice.map(({ key }) => `Two tasks have the key “${key}”.`),
    ...tasks.flatMap(({ title, needs }) =>
      needs.filter((need) => !keys.has(need)).map((need) => `“${title}” needs “${need}”, which is no key.`),
    ),
  ];
}

function criteriaFaults(
  tasks: readonly TaskReply[],
  { criteria, commands }: ReplyContext,
): readonly string[] {
  const known = new Set(criteria.map(({ id }) => id));
  const builders = tasks.filter(({ role }) => role === 'implement');
  const built = new Set(builders.flatMap((task) => task.criteria));
  const tried = new Set([
    ...tasks.filter(({ role }) => role === 'verify').flatMap((task) => task.criteria),
    ...builders.filter(({ checks }) => checks.length > 0).flatMap((task) => task.criteria),
  ]);
  return [
    ...tasks.flatMap((task) =>
      task.criteria.filter((id) => !known.has(id)).map((id) => `There is no criterion ${id}.`),
    ),
    ...criteria.flatMap(({ id, optional }) => {
      if (optional) return [];
      if (!built.has(id)) return [`No task implements ${id}.`];
      return tried.has(id) ? [] : [`Nothing tries ${id}: add a task that verifies it.`];
    }),
    ...tasks.flatMap(({ title, checks }) =>
      checks
        .filter((name) => !commands.includes(name))
        .map((name) => `“${title}” has the check “${name}”, which is none.`),
    ),
  ];
}

function scopeFaults({ title, role, change }: TaskReply, { files }: ReplyContext): readonly string[] {
  if (role !== 'implement')
    return change.length > 0 ? [`“${title}” has the role ${role}, so it changes no file.`] : [];
  if (change.length === 0) return [`“${title}” names no file it may change.`];
  const paths = createPathSet(files);
  return change.flatMap((entry) => {
    if (/^\/|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)/.test(entry))
      return [`${entry} is not a path inside the repository.`];
    const isThere = isPlainPath(entry) || filesOfGlob(entry, paths).length > 0;
    return isThere ? [] : [`${entry} matches no file.`];
  });
}

function toPlan(tasks: readonly TaskReply[]): Plan {
  const idOf = new Map(tasks.map(({ key }, index) => [key, taskIdSchema.parse(`T${index + 1}`)]));
  return {
    spec: '',
    tasks: tasks.map(
      ({ key, needs, change, read, ...rest }, index): Task =>
        tidyTask({
          ...rest,
          id: idOf.get(key) ?? taskIdSchema.parse(`T${index + 1}`),
          needs: needs.flatMap((need) => idOf.get(need) ?? []),
          scope: { change, read },
          agent: null,
          group: false,
          within: null,
        }),
    ),
    layout: {},
    together: [],
    dismissed: [],
    pattern: null,
    highestNumber: tasks.length,
  };
}

function nameIn(plan: Plan): (id: Task['id']) => string {
  return (id) => `“${plan.tasks.find((task) => task.id === id)?.title ?? id}”`;
}
