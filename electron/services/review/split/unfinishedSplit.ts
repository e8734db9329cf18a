import type { Task } from '#shared/plan/plan.ts';
import type { Attempt } from '#shared/run/run.ts';

type Told = Pick<Task, 'scope' | 'instructions'>;

/** Where what an attempt left out is kept, from the repository's root and without the end of a patch's name. */
export function leftName(specFolder: string, { id }: Pick<Attempt, 'id'>): string {
  return `${specFolder}/left/${id}`;
}

/** The patches a task names of what was left out as `name`. */
export function patchesOf({ scope }: Told, name: string): readonly string[] {
  return scope.read.filter((path) => path.startsWith(`${name}.`) && path.endsWith('.patch'));
}

/** The whole work is a commit that a finished split has moved on from: where it is the present one, a try came to nothing. */
export function isUnfinished(task: Told, name: string, commit: string): boolean {
  return patchesOf(task, name).length > 0 && task.instructions.includes(` ${commit} | git apply`);
}
