import type { SpecDocument, SpecRequirement } from '#shared/spec/specDocument.ts';
import { bearsOn } from './draft/bearsOn.ts';
import { createNewTask, type NewTask } from './draft/createNewTask.ts';
import { designTask } from './draft/designTask.ts';
import type { DraftContext } from './draft/draftContext.ts';
import { createFileGuesser } from './draft/guessFiles.ts';
import { implementTasks } from './draft/implementTasks.ts';
import { type Investigation, investigations } from './draft/investigations.ts';
import { orderByFiles } from './draft/orderByFiles.ts';
import { boundaryTasks, verifyTasks } from './draft/reviewTasks.ts';
import { risksOf } from './draft/riskOf.ts';
import type { Plan, Task } from './plan.ts';
import { tidyTask } from './taskText.ts';

export type { DraftContext };

/**
 * A first plan by rules, without a model: who has to find something out, a critique of what is risky, a task for each
 * requirement with the files it will likely change, then a try of every criterion and a look for ways round the
 * boundaries. Tasks that would change the same file wait for each other in the order of the spec.
 */
export function draftPlan(spec: SpecDocument, context: DraftContext): Plan {
  const newTask = createNewTask();
  const files = context.files.filter((file) => !file.startsWith('specs/'));
  const own = { ...context, files };
  const questions = investigations(spec, newTask);
  const { built, design } = buildTasks(spec, questions, newTask, own);
  const ordered = orderByFiles(built, files);
  const core = ordered.filter((task) => !task.optional);
  const rest = ordered.filter((task) => task.optional);
  const reviews = [
    ...verifyTasks(spec, core, newTask, context.commands),
    ...verifyTasks(spec, rest, newTask, context.commands),
    ...boundaryTasks(spec, core, newTask),
  ];
  const tasks = [...questions.map((one) => one.task), ...design, ...ordered, ...reviews].map(tidyTask);
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

/** The tasks that build, core first, with what each has to wait for of those before them. */
function buildTasks(
  spec: SpecDocument,
  questions: readonly Investigation[],
  newTask: NewTask,
  context: DraftContext,
): { readonly built: readonly Task[]; readonly design: readonly Task[] } {
  const guess = createFileGuesser(spec, context.files, context.found);
  const wanted = spec.requirements
    .filter((requirement) => requirement.criteria.length > 0)
    .map((requirement) => ({ requirement, scope: guess(requirement) }));
  const draftsOf = (make: NewTask) =>
    wanted.flatMap(({ requirement, scope }) =>
      implementTasks(spec, requirement, scope, make, context).map((task) => ({
        requirement,
        task: { ...task, needs: needsOf(requirement, questions, spec) },
      })),
    );
  // Whether there is a critique before them decides their numbers, and what they are decides the critique.
  const risky = draftsOf(createNewTask()).flatMap(({ task, requirement }) => {
    const risks = risksOf(task, requirement, spec, context);
    return risks.length > 0 ? [{ task, risks }] : [];
  });
  const design = designTask(spec, risky, newTask);
  const isRisky = (task: Task) => risky.some((one) => one.task.title === task.title);
  const built = draftsOf(newTask).map(({ task }) =>
    design && isRisky(task) ? { ...task, needs: [...task.needs, design.id] } : task,
  );
  return {
    built: built.toSorted((a, b) => Number(a.optional) - Number(b.optional)),
    design: design ? [design] : [],
  };
}

function needsOf(
  requirement: SpecRequirement,
  questions: readonly Investigation[],
  spec: SpecDocument,
): Task['needs'] {
  return questions.filter((one) => bearsOn(one.about, requirement, spec)).map((one) => one.task.id);
}
