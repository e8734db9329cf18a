import type { Plan, Task } from './plan.ts';
import { readPlanAnew, taskNumber } from './planDocument.ts';
import { planEntries } from './planEntries.ts';
import { readTaskLines } from './readTaskLines.ts';

/**
 * A plan read entry by entry, as long as each entry and all that stands around them is in order; null otherwise, and
 * then the whole text is for the YAML parser, which knows the lines of what is wrong.
 */
export function readPlanLines(text: string): Plan | null {
  const parts = planEntries(text);
  if (!parts) return null;
  const around = readPlanAnew([...parts.before, 'tasks: []', ...parts.after].join('\n'));
  if (around.problems.length > 0) return null;
  const tasks: Task[] = [];
  for (const lines of parts.entries) {
    const task = readTaskLines(lines, parts.indent) ?? readAlone(lines);
    if (!task) return null;
    tasks.push(task);
  }
  const highest = Math.max(around.plan.highestNumber, ...tasks.map(({ id }) => taskNumber(id)));
  return { ...around.plan, tasks, highestNumber: highest };
}

/** An entry in another form than Overture's own, by the parser. */
function readAlone(lines: readonly string[]): Task | null {
  const { plan, problems } = readPlanAnew(`tasks:\n${lines.join('\n')}\n`);
  const [task, ...more] = plan.tasks;
  return problems.length > 0 || more.length > 0 ? null : (task ?? null);
}
