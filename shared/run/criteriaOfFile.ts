import type { Attempt, RunTask } from './run.ts';
import { isInScope } from './scopesOverlap.ts';

/**
 * The task's criteria that a change of this file is known to serve: those that evidence shows in it, or the only one
 * the task answers for. Whatever would have to be guessed is left to review, which reads the change itself.
 */
export function criteriaOfFile(
  path: string,
  task: Pick<RunTask, 'criteria' | 'role' | 'change'>,
  evidence: Attempt['evidence'],
): readonly string[] {
  const [only, ...others] = task.criteria;
  if (only !== undefined && others.length === 0) return isInScope(path, task) ? [only] : [];
  const here = new Set(
    evidence.filter((one) => one.path === path && one.shows === 'met').map(({ criterion }) => criterion),
  );
  return task.criteria.filter((criterion) => here.has(criterion));
}
