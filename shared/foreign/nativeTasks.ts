import type { Plan, Task, TaskId } from '#shared/plan/plan.ts';
import type { ForeignFormat } from './foreignFormat.ts';

/**
 * A plan as the lines of a tasks.md: needed tasks first, and what each waits for and covers in words that import
 * reads back. `criteria` maps AC-1.2 to its numbers in the exported spec.
 */
export function nativeTasks(
  format: ForeignFormat,
  plan: Plan,
  criteria: ReadonlyMap<string, string>,
): readonly string[] {
  return neededFirst(plan.tasks).flatMap((task) => taskLines(format, task, criteria));
}

function taskLines(
  format: ForeignFormat,
  task: Task,
  criteria: ReadonlyMap<string, string>,
): readonly string[] {
  const needs = task.needs.map((id) => nameOf(format, id)).join(', ');
  const covers = task.criteria.flatMap((id) => criteria.get(id) ?? []).join(', ');
  const files = task.scope.change.filter((path) => !task.instructions.includes(path));
  const below = [
    ...(task.instructions === '' ? [] : task.instructions.split('\n')),
    ...(files.length > 0 ? [`- Files: ${files.map((path) => `\`${path}\``).join(', ')}`] : []),
  ];
  const star = task.optional ? '*' : '';
  if (format === 'kiro') {
    const own = [
      ...below,
      ...(covers ? [`- _Requirements: ${covers}_`] : []),
      `- _Depends: ${needs || 'none'}_`,
    ];
    return [`- [ ]${star} ${nameOf(format, task.id)}. ${task.title}`, ...indented(own)];
  }
  const parallel = format === 'spec-kit' && needs === '' ? '[P] ' : '';
  const suffix = `${covers ? ` (covers ${covers})` : ''}${needs ? ` (depends on ${needs})` : ' (no dependencies)'}`;
  return [`- [ ]${star} ${nameOf(format, task.id)} ${parallel}${task.title}${suffix}`, ...indented(below)];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line.trim() === '' ? '' : `  ${line}`));
}

function nameOf(format: ForeignFormat, id: TaskId): string {
  const number = id.slice(1);
  if (format === 'kiro') return number;
  return format === 'openspec' ? `1.${number}` : `T${number.padStart(3, '0')}`;
}

function neededFirst(tasks: readonly Task[]): readonly Task[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const done = new Set<TaskId>();
  const order: Task[] = [];
  const visit = (task: Task) => {
    if (done.has(task.id)) return;
    done.add(task.id);
    for (const id of task.needs) {
      const needed = byId.get(id);
      if (needed) visit(needed);
    }
    order.push(task);
  };
  tasks.forEach(visit);
  return order;
}
