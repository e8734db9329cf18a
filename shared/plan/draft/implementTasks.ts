import type { SpecCriterion, SpecDocument, SpecRequirement } from '#shared/spec/specDocument.ts';
import { defaultChecks } from '../criteriaProblems.ts';
import { createPathSet } from '../globs.ts';
import type { Estimate, Task } from '../plan.ts';
import { sizeTask } from '../taskSize.ts';
import type { NewTask } from './createNewTask.ts';
import type { DraftContext } from './draftContext.ts';
import type { GuessedScope } from './guessFiles.ts';
import { implementInstructions } from './instructions.ts';

/** More criteria than these are too much for one task to hold and one person to review. */
const MOST_CRITERIA = 5;

/** The tasks that build a requirement: one, or even parts of it. */
export function implementTasks(
  spec: SpecDocument,
  requirement: SpecRequirement,
  scope: GuessedScope,
  newTask: NewTask,
  context: DraftContext,
): readonly Task[] {
  const parts = inParts(requirement.criteria, context.mostCriteria ?? MOST_CRITERIA);
  return parts.map((criteria, index) => {
    const task = newTask({
      title: parts.length > 1 ? `${requirement.title} (${index + 1} of ${parts.length})` : requirement.title,
      role: 'implement',
      criteria: criteria.map((criterion) => criterion.id),
      scope: { change: scope.change, read: scope.read },
      checks: defaultChecks(context.commands),
      optional: requirement.optional,
      instructions: implementInstructions(spec, requirement, criteria, scope, context.found),
    });
    return { ...task, estimate: estimateOf(task, context) };
  });
}

/** Even parts, none above what one task can hold. */
function inParts(criteria: readonly SpecCriterion[], most: number): readonly (readonly SpecCriterion[])[] {
  const count = Math.ceil(criteria.length / most);
  const size = Math.ceil(criteria.length / count);
  return Array.from({ length: count }, (_, index) => criteria.slice(index * size, (index + 1) * size));
}

/** By what the index knows of its files; without that, by how many files and criteria there are. */
function estimateOf(task: Task, { code = null, files }: DraftContext): Estimate {
  const size = sizeTask(task, code, createPathSet(code ? Object.keys(code.files) : files));
  if (size) return size.estimate;
  const points = task.criteria.length + task.scope.change.length / 2;
  return points <= 2.5 ? 'S' : points <= 5 ? 'M' : points <= 8 ? 'L' : 'XL';
}
