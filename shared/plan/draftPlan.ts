import type { SpecCriterion, SpecDocument, SpecRequirement } from '#shared/spec/specDocument.ts';
import { defaultChecks } from './criteriaProblems.ts';
import { createFileGuesser, type GuessedScope, textOf, unique } from './draft/guessFiles.ts';
import {
  assumptionInstructions,
  critiqueInstructions,
  implementInstructions,
  questionInstructions,
  verifyInstructions,
} from './draft/instructions.ts';
import { tellingWords } from './draft/words.ts';
import { type Estimate, type Plan, type Task, type TaskId, taskIdSchema } from './plan.ts';
import { findOverlaps } from './findOverlaps.ts';
import { tidyTask } from './taskText.ts';

/** What the rules may look at. `commands` are the names in overture.yaml. */
export type DraftContext = { readonly files: readonly string[]; readonly commands: readonly string[] };

/** More criteria than these are too much for one task to hold and one person to review. */
const MOST_CRITERIA = 5;

/**
 * A first plan by rules, without a model: who has to find something out, one task for each requirement
 * with the files it will likely change, then a try of every criterion and a look for ways round the
 * boundaries. Tasks that would change the same file wait for each other in the order of the spec.
 */
export function draftPlan(spec: SpecDocument, context: DraftContext): Plan {
  const files = context.files.filter((file) => !file.startsWith('specs/'));
  const draft = createDraft();
  const questions = investigations(spec, draft);
  const guess = createFileGuesser(spec, files);
  const built = spec.requirements
    .filter((requirement) => requirement.criteria.length > 0)
    .flatMap((requirement) => implementTasks(spec, requirement, guess(requirement), draft, context));
  const implement = built.map(({ task, requirement }) => ({
    ...task,
    needs: questions.filter((one) => bearsOn(one.about, requirement, spec)).map((one) => one.task.id),
  }));
  const coreFirst = implement.toSorted((a, b) => Number(a.optional) - Number(b.optional));
  const ordered = orderByFiles(coreFirst, files);
  const core = ordered.filter((task) => !task.optional);
  const reviewers =
    core.length > 0 ? [verifyTask(spec, core, draft, context), ...critiqueTasks(spec, core, draft)] : [];
  const tasks = [...questions.map((one) => one.task), ...ordered, ...reviewers].map(tidyTask);
  return {
    spec: spec.id ?? '',
    tasks,
    layout: {},
    together: [],
    dismissed: [],
    pattern: null,
    highestNumber: tasks.length,
  };
}

type Draft = (fields: Partial<Task> & Pick<Task, 'title' | 'role'>) => Task;

function createDraft(): Draft {
  let last = 0;
  return (fields) => {
    last += 1;
    return {
      id: taskIdSchema.parse(`T${last}`),
      needs: [],
      criteria: [],
      scope: { change: [], read: [] },
      checks: [],
      estimate: 'S',
      agent: null,
      optional: false,
      group: false,
      within: null,
      instructions: '',
      ...fields,
    };
  };
}

type Investigation = { readonly task: Task; readonly about: string };

function investigations(spec: SpecDocument, draft: Draft): readonly Investigation[] {
  const read = unique(spec.code.flatMap((code) => (code.path ? [code.path] : [])));
  const base = { role: 'investigate', estimate: 'XS', scope: { change: [], read } } as const;
  const questions = spec.questions.map((question) => ({
    about: `${question.id} ${question.text}`,
    task: draft({
      ...base,
      title: `Find out ${question.id ?? ''}: ${shorten(question.text)}`.replace(' :', ':'),
      instructions: questionInstructions(spec, question.text, question.waitsFor?.text ?? null),
    }),
  }));
  const risky = spec.assumptions
    .filter((assumption) => assumption.risk === 'high')
    .map((assumption) => ({
      about: `${assumption.id} ${assumption.text}`,
      task: draft({
        ...base,
        title: `Check ${assumption.id ?? 'the assumption'}: ${shorten(assumption.text)}`,
        instructions: assumptionInstructions(spec, assumption.text),
      }),
    }));
  return [...questions, ...risky];
}

/**
 * A requirement waits for what is unclear only when that names it, or speaks of the things that set it
 * apart from the other requirements.
 */
function bearsOn(about: string, requirement: SpecRequirement, spec: SpecDocument): boolean {
  const ids = [requirement.id, ...requirement.criteria.map((criterion) => criterion.id)];
  const text = textOf(requirement);
  const unclear = /^\S+/.exec(about)?.[0] ?? '';
  if (ids.some((id) => new RegExp(`\\b${id}\\b`).test(about)) || new RegExp(`\\b${unclear}\\b`).test(text))
    return true;
  const words = tellingWords(about);
  const shared = (other: SpecRequirement) =>
    [...tellingWords(textOf(other))].filter((word) => words.has(word)).length;
  const others = spec.requirements.filter((other) => other !== requirement).map(shared);
  return shared(requirement) >= 2 && shared(requirement) > Math.max(0, ...others);
}

function implementTasks(
  spec: SpecDocument,
  requirement: SpecRequirement,
  scope: GuessedScope,
  draft: Draft,
  context: DraftContext,
): readonly { readonly task: Task; readonly requirement: SpecRequirement }[] {
  const parts = inParts(requirement.criteria);
  return parts.map((criteria, index) => ({
    requirement,
    task: draft({
      title: parts.length > 1 ? `${requirement.title} (${index + 1} of ${parts.length})` : requirement.title,
      role: 'implement',
      criteria: criteria.map((criterion) => criterion.id),
      scope,
      checks: defaultChecks(context.commands),
      estimate: estimateOf(criteria.length, scope.change.length),
      optional: requirement.optional,
      instructions: implementInstructions(spec, requirement, criteria),
    }),
  }));
}

/** Even parts, none above what one task can hold. */
function inParts(criteria: readonly SpecCriterion[]): readonly (readonly SpecCriterion[])[] {
  const count = Math.ceil(criteria.length / MOST_CRITERIA);
  const size = Math.ceil(criteria.length / count);
  return Array.from({ length: count }, (_, index) => criteria.slice(index * size, (index + 1) * size));
}

function estimateOf(criteria: number, files: number): Estimate {
  const points = criteria + files / 2;
  return points <= 2.5 ? 'S' : points <= 5 ? 'M' : points <= 8 ? 'L' : 'XL';
}

/** Each task waits for the nearest earlier ones that may change one of its files. */
function orderByFiles(tasks: readonly Task[], files: readonly string[]): readonly Task[] {
  let ordered: readonly Task[] = tasks;
  for (const { id } of tasks) {
    const plan = asPlan(ordered);
    const earlier = new Set(
      tasks
        .slice(
          0,
          tasks.findIndex((task) => task.id === id),
        )
        .map((task) => task.id),
    );
    const before = findOverlaps(plan, files)
      .filter((overlap) => [overlap.first, overlap.second].includes(id))
      .map((overlap) => (overlap.first === id ? overlap.second : overlap.first))
      .filter((other) => earlier.has(other));
    const nearest = before.filter(
      (other) => !before.some((later) => later !== other && waitsFor(ordered, later, other)),
    );
    ordered = ordered.map((task) =>
      task.id === id ? { ...task, needs: [...task.needs, ...nearest] } : task,
    );
  }
  return ordered;
}

function waitsFor(tasks: readonly Task[], id: TaskId, other: TaskId): boolean {
  const needs = tasks.find((task) => task.id === id)?.needs ?? [];
  return needs.includes(other) || needs.some((need) => waitsFor(tasks, need, other));
}

function asPlan(tasks: readonly Task[]): Plan {
  return {
    spec: '',
    tasks,
    layout: {},
    together: [],
    dismissed: [],
    pattern: null,
    highestNumber: tasks.length,
  };
}

/** Waiting for the last ones is waiting for all of them. */
function lastOnes(tasks: readonly Task[]): readonly TaskId[] {
  const waitedFor = new Set(tasks.flatMap((task) => task.needs));
  return tasks.filter((task) => !waitedFor.has(task.id)).map((task) => task.id);
}

function verifyTask(spec: SpecDocument, core: readonly Task[], draft: Draft, context: DraftContext): Task {
  const ids = new Set(core.flatMap((task) => task.criteria));
  const criteria = spec.criteria.filter((criterion) => ids.has(criterion.id));
  return draft({
    title: criteria.length === 1 ? 'Try the criterion' : `Try all ${criteria.length} criteria`,
    role: 'verify',
    needs: lastOnes(core),
    criteria: [...ids],
    scope: { change: [], read: topFolders(core.flatMap((task) => task.scope.change)) },
    checks: defaultChecks(context.commands),
    estimate: criteria.length > 8 ? 'M' : 'S',
    instructions: verifyInstructions(spec, criteria),
  });
}

function critiqueTasks(spec: SpecDocument, core: readonly Task[], draft: Draft): readonly Task[] {
  if (spec.boundaries.length === 0) return [];
  const ids = spec.boundaries.flatMap((boundary) => boundary.id ?? []);
  return [
    draft({
      title: `Look for ways round ${ids.length > 0 ? ids.join(', ') : 'the boundaries'}`,
      role: 'critique',
      needs: lastOnes(core),
      estimate: 'XS',
      scope: { change: [], read: topFolders(core.flatMap((task) => task.scope.change)) },
      instructions: critiqueInstructions(spec),
    }),
  ];
}

function topFolders(paths: readonly string[]): readonly string[] {
  return unique(paths.map((path) => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/**` : path)));
}

function shorten(text: string): string {
  const plain = text.replaceAll('`', '');
  const first = /^[^,;:.?!]+[?]?/.exec(plain)?.[0] ?? plain;
  return first.length > 64 ? `${first.slice(0, first.lastIndexOf(' ', 62))}…` : first;
}
