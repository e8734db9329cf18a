import type { Overlap } from './findOverlaps.ts';
import { createPathSet, filesOfGlob, globsIntersect, isPlainPath } from './globs.ts';
import type { Plan, Task } from './plan.ts';
import { overlapProblem } from './overlapProblem.ts';
import type { PlanContext } from './planContext.ts';
import type { PlanProblem } from './planProblem.ts';
import { tasksById } from './taskGraph.ts';

/** More pairs than these are told as one number: a list nobody can read helps nobody. */
const MOST_OVERLAPS = 200;

/** What tasks may change that is missing, guarded, or changed by another task at the same time. */
export function scopeProblems(
  plan: Plan,
  overlaps: readonly Overlap[],
  context: PlanContext,
): readonly PlanProblem[] {
  const paths = createPathSet(context.files);
  const byId = tasksById(plan);
  return [
    ...overlaps
      .filter((overlap) => !overlap.accepted)
      .slice(0, MOST_OVERLAPS)
      .map((overlap) =>
        overlapProblem(overlap, byId.get(overlap.first), byId.get(overlap.second), context.code ?? null),
      ),
    ...plan.tasks.flatMap((task) => [...protectedScope(task, context, paths), ...emptyScope(task, paths)]),
  ];
}

type Paths = ReturnType<typeof createPathSet>;

function protectedScope(task: Task, context: PlanContext, paths: Paths): readonly PlanProblem[] {
  const guarded = task.scope.change.filter((glob) =>
    context.protected.some((guard) => meets(glob, guard, paths)),
  );
  if (guarded.length === 0) return [];
  return [
    {
      key: `protectedScope ${task.id}`,
      kind: 'protectedScope',
      severity: 'warning',
      taskIds: [task.id],
      criteria: [],
      sentence: `${task.id} may change protected files`,
      detail: 'A person has to look at each such change before it lands.',
      quote: null,
      files: guarded,
      fixes: [withoutGlobs(task, guarded, guarded.length === 1 ? 'Take it out' : 'Take them out')],
    },
  ];
}

/** `src/**` is not flagged for a guarded file that may never exist, only for those that are there. */
function meets(glob: string, guard: string, paths: Paths): boolean {
  if (isPlainPath(glob)) return globsIntersect(glob, guard);
  const guarded = new Set(filesOfGlob(guard, paths));
  return guarded.size > 0 && filesOfGlob(glob, paths).some((path) => guarded.has(path));
}

function emptyScope(task: Task, paths: Paths): readonly PlanProblem[] {
  const empty = task.scope.change.filter(
    (glob) => !isPlainPath(glob) && filesOfGlob(glob, paths).length === 0,
  );
  if (empty.length === 0) return [];
  return [
    {
      key: `emptyScope ${task.id}`,
      kind: 'emptyScope',
      severity: 'warning',
      taskIds: [task.id],
      criteria: [],
      sentence: `${task.id} may change files that do not exist`,
      detail: 'No file has such a name. Name a new file in full, or mend the pattern.',
      quote: null,
      files: empty,
      fixes: [withoutGlobs(task, empty, empty.length === 1 ? 'Take it out' : 'Take them out')],
    },
  ];
}

function withoutGlobs(task: Task, globs: readonly string[], label: string) {
  const change = task.scope.change.filter((glob) => !globs.includes(glob));
  return {
    label,
    edit: { kind: 'updateTask', id: task.id, fields: { scope: { ...task.scope, change } } } as const,
    quiet: false,
  };
}
