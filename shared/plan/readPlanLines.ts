import type { Plan, Task } from './plan.ts';
import { readPlanAnew, taskNumber } from './planDocument.ts';
import { readTaskLines } from './readTaskLines.ts';

/** Line ends, tabs and signs that only a YAML parser should judge; marks that begin or end a document. */
const UNUSUAL =
  /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|^(?:---|\.\.\.|%)/mu;

type Parts = {
  readonly rest: string;
  readonly entries: readonly (readonly string[])[];
  readonly indent: number;
};

/**
 * A plan read entry by entry, as long as each entry and all that stands around them is in order; null otherwise, and
 * then the whole text is for the YAML parser, which knows the lines of what is wrong.
 *
 * Entries are told apart by the column of the first dash: below a list nothing that belongs to an entry may stand that
 * far to the left (YAML 1.2.2, 8.2.1), whatever it is.
 */
export function readPlanLines(text: string): Plan | null {
  const parts = UNUSUAL.test(text) ? null : partsOf(text);
  if (!parts) return null;
  const around = readPlanAnew(parts.rest);
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

/**
 * The lines of each entry below `tasks:`, and the text with an empty list instead. A comment goes with the entry above it, which the
 * parser then reads.
 */
function partsOf(text: string): Parts | null {
  const lines = text.split('\n');
  const start = lines.indexOf('tasks:') + 1;
  if (start === 0) return null;
  const after = lines.findIndex((line, index) => index >= start && /^[^ #]/.test(line));
  const end = after < 0 ? lines.length : after;
  const below = lines.slice(start, end);
  const indent = /^ +(?=- \S)/.exec(below[0] ?? '')?.[0].length;
  if (indent === undefined) return null;
  const entries: string[][] = [];
  for (const line of below) {
    if (line.startsWith(`${' '.repeat(indent)}- `)) entries.push([line]);
    else if (line === '' || /^ *#/.test(line) || line.startsWith(' '.repeat(indent + 1)))
      entries.at(-1)?.push(line);
    else return null;
  }
  const rest = [...lines.slice(0, start - 1), 'tasks: []', ...lines.slice(end)].join('\n');
  return { rest, entries, indent };
}
