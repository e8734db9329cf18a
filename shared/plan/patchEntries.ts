import type { Task } from './plan.ts';
import type { PlanChange } from './planChange.ts';
import { readPlanAnew, taskNumber } from './planDocument.ts';
import { planEntries } from './planEntries.ts';
import { patchPlanText } from './patchPlanText.ts';

const HEAD = 'tasks:\n';

/**
 * The text after changes of single tasks, each made within its entry alone: reading all of a large plan for one word
 * of it takes a hundred times as long. Null where more is changed, or the text is written in another way; throws
 * CannotSplice as `patchPlanText` does.
 */
export function patchEntries(text: string, changes: readonly PlanChange[]): string | null {
  const changed = changes.flatMap((change) => (change.kind === 'taskChanged' ? [change] : []));
  const parts = changed.length === changes.length ? planEntries(text) : null;
  if (!parts) return null;
  const entries = parts.entries.map((lines) => lines.join('\n'));
  for (const { index, task } of changed) {
    const patched = patchEntry(entries[index] ?? '', task);
    if (patched === null) return null;
    entries[index] = patched;
  }
  return [...parts.before, 'tasks:', ...entries, ...parts.after].join('\n');
}

/** An entry is a plan of one task, whose last line may be the file's and have no end. */
function patchEntry(entry: string, task: Task): string | null {
  const text = `${HEAD}${entry}\n`;
  const read = readPlanAnew(text);
  if (read.problems.length > 0 || read.plan.tasks.length !== 1) return null;
  const after = { ...read.plan, tasks: [task], highestNumber: taskNumber(task.id) };
  return patchPlanText(text, read, [{ kind: 'taskChanged', index: 0, task }], after).slice(HEAD.length, -1);
}
