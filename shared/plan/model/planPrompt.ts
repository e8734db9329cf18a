import { maskSecrets } from '#shared/interview/model/maskSecrets.ts';
import type { DraftContext } from '../draft/draftContext.ts';
import type { Plan, TaskId } from '../plan.ts';
import type { StaleTask } from '../staleTask.ts';

const MOST_FILES = 8;
const MOST_LINES = 400;

/** The files the index found for each criterion, as a model reads them: paths, names and reasons, no content. */
export function codeForModel(
  { found = new Map() }: DraftContext,
  isSecret: (path: string) => boolean,
): string {
  const lines = [...found].flatMap(([id, files]) => [
    `${id}:`,
    ...files
      .filter(({ path }) => !isSecret(path))
      .slice(0, MOST_FILES)
      .map(({ path, symbols, reasons }) => {
        const names = symbols.slice(0, 4).map(({ name, line }) => `${name}:${line}`);
        const why = reasons.slice(0, 2).map(({ text }) => maskSecrets(text));
        return `  ${[path, names.join(' '), why.join('; ')].filter(Boolean).join(' | ')}`;
      }),
  ]);
  return lines.length === 0 ? 'nothing found yet' : lines.slice(0, MOST_LINES).join('\n');
}

/** A plan as a model is to write one, its ids as keys. */
export function planForModel(plan: Plan): string {
  const tasks = plan.tasks.map(({ id, title, role, criteria, scope, needs, checks, estimate, optional }) => ({
    key: id,
    title,
    role,
    criteria,
    change: scope.change,
    needs,
    checks,
    estimate,
    ...(optional && { optional }),
  }));
  return JSON.stringify({ tasks });
}

/** What the thinking is for: a first plan, all of it again, or some tasks that what changed made old. */
export function aboutForModel(
  plan: Plan | null,
  tasks: readonly TaskId[] | null,
  stale: readonly StaleTask[],
): string {
  if (!plan) return 'There is no plan yet.';
  const present = `The plan now:\n<plan>\n${planForModel(plan)}\n</plan>`;
  if (tasks === null) return `${present}\nThink all of it through again.`;
  const reasons = stale
    .filter(({ taskId }) => tasks.includes(taskId))
    .map(({ taskId, reasons: own }) => `${taskId}: ${own.map(({ text }) => maskSecrets(text)).join(' ')}`);
  return [
    present,
    `Think ${tasks.join(', ')} through again and keep the other tasks as they are.`,
    ...(reasons.length > 0 ? ['What is otherwise now:', ...reasons] : []),
  ].join('\n');
}
