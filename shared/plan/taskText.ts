import type { Task } from './plan.ts';

/** One line of text: what YAML may hold as a number, a date or several lines becomes plain words. */
export function asLine(value: unknown): string {
  return asText(value)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Text of several lines, without the line endings and blank lines around it that YAML's styles differ in. */
export function asLines(value: unknown): string {
  return asText(value)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

/** Entries in their order, each once, without empty ones. */
export function asList(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.map(asLine).filter((entry) => entry !== ''))];
}

/** A task as it will read after a trip through the file. */
export function tidyTask(task: Task): Task {
  return {
    ...task,
    title: asLine(task.title),
    needs: [...new Set(task.needs)],
    criteria: asList(task.criteria),
    scope: { change: asList(task.scope.change), read: asList(task.scope.read) },
    checks: asList(task.checks),
    agent: task.agent === null ? null : asLine(task.agent) || null,
    instructions: asLines(task.instructions),
  };
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  return '';
}
