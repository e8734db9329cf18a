import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { defaultChecks } from '../criteriaProblems.ts';
import type { Task, TaskId } from '../plan.ts';
import type { NewTask } from './createNewTask.ts';
import { unique } from './guessFiles.ts';
import { critiqueInstructions, verifyInstructions } from './instructions.ts';

/** A try of every criterion these tasks build, in one task after them; none when they build none. */
export function verifyTasks(
  spec: SpecDocument,
  built: readonly Task[],
  newTask: NewTask,
  commands: readonly string[],
): readonly Task[] {
  const ids = new Set(built.flatMap((task) => task.criteria));
  if (ids.size === 0) return [];
  const optional = built.every((task) => task.optional);
  const criteria = spec.criteria.filter((criterion) => ids.has(criterion.id));
  const what = optional ? 'optional criteria' : 'criteria';
  return [
    newTask({
      title:
        criteria.length === 1
          ? `Try the ${what.replace('criteria', 'criterion')}`
          : `Try all ${criteria.length} ${what}`,
      role: 'verify',
      needs: lastOnes(built),
      criteria: [...ids],
      scope: { change: [], read: topFolders(built.flatMap((task) => task.scope.change)) },
      checks: defaultChecks(commands),
      estimate: criteria.length > 8 ? 'M' : 'S',
      optional,
      instructions: verifyInstructions(spec, criteria),
    }),
  ];
}

/** A look for ways round the boundaries once the core is built. */
export function boundaryTasks(spec: SpecDocument, core: readonly Task[], newTask: NewTask): readonly Task[] {
  if (spec.boundaries.length === 0 || core.length === 0) return [];
  const ids = spec.boundaries.flatMap((boundary) => boundary.id ?? []);
  return [
    newTask({
      title: `Look for ways round ${ids.length > 0 ? ids.join(', ') : 'the boundaries'}`,
      role: 'critique',
      needs: lastOnes(core),
      estimate: 'XS',
      scope: { change: [], read: topFolders(core.flatMap((task) => task.scope.change)) },
      instructions: critiqueInstructions(spec),
    }),
  ];
}

/** Waiting for the last ones is waiting for all of them. */
function lastOnes(tasks: readonly Task[]): readonly TaskId[] {
  const waitedFor = new Set(tasks.flatMap((task) => task.needs));
  return tasks.filter((task) => !waitedFor.has(task.id)).map((task) => task.id);
}

export function topFolders(paths: readonly string[]): readonly string[] {
  return unique(paths.map((path) => (path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/**` : path)));
}
