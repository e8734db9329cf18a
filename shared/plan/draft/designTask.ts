import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { Task } from '../plan.ts';
import type { NewTask } from './createNewTask.ts';
import { unique } from './guessFiles.ts';
import { designInstructions } from './instructions.ts';
import { topFolders } from './reviewTasks.ts';

export type RiskyTask = { readonly task: Task; readonly risks: readonly string[] };

/** One critique of all risky changes before any of them is built; null when none is risky. */
export function designTask(spec: SpecDocument, risky: readonly RiskyTask[], newTask: NewTask): Task | null {
  if (risky.length === 0) return null;
  const titles = risky.map(({ task }) => task.title);
  const named = titles.length > 2 ? `${titles.length} risky changes` : titles.join(' and ');
  return newTask({
    title: `Think over before it is built: ${named}`,
    role: 'critique',
    estimate: 'XS',
    needs: unique(risky.flatMap(({ task }) => task.needs)),
    scope: { change: [], read: topFolders(risky.flatMap(({ task }) => task.scope.change)) },
    instructions: designInstructions(
      spec,
      risky.map(({ task, risks }) => [task.title, risks] as const),
    ),
  });
}
