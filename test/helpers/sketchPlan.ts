import { type Plan, type Task, type TaskId, taskIdSchema } from '#shared/plan/plan.ts';
import type { CodeLink, PlanCode, ScopedFile } from '#shared/plan/planCode.ts';

export const taskId = (number: number): TaskId => taskIdSchema.parse(`T${number}`);

export type TaskSketch = Partial<Omit<Task, 'id' | 'needs' | 'within'>> & {
  readonly needs?: readonly number[];
  readonly within?: number;
  readonly change?: readonly string[];
  readonly read?: readonly string[];
};

/** A plan of tasks T1, T2, …, each with a criterion of its own: `AC-1.1`, `AC-1.2`, …. */
export function sketchPlan(...sketches: readonly TaskSketch[]): Plan {
  const tasks = sketches.map(
    ({ needs = [], change = [], read = [], within, ...fields }, index): Task => ({
      id: taskId(index + 1),
      title: `Task ${index + 1}`,
      role: 'implement',
      needs: needs.map(taskId),
      criteria: [`AC-1.${index + 1}`],
      scope: { change, read },
      checks: ['test'],
      estimate: 'M',
      agent: null,
      optional: false,
      group: false,
      within: within === undefined ? null : taskId(within),
      instructions: '',
      ...fields,
    }),
  );
  return {
    spec: '001-x',
    tasks,
    layout: {},
    together: [],
    dismissed: [],
    pattern: null,
    highestNumber: tasks.length,
  };
}

const FILE: ScopedFile = { lines: 100, oid: 'a', symbols: [], dependents: 0, changes: 0, tests: [] };

/** What an index would say of these files: `user > used` is an import, with the names it takes after a colon. */
export function sketchCode(
  files: Readonly<Record<string, Partial<ScopedFile>>>,
  ...imports: readonly string[]
): PlanCode {
  const links = imports.map((line): CodeLink => {
    const [path = '', names = ''] = line.split(': ');
    return { path: path.split(' > '), names: names.split(', ').filter(Boolean) };
  });
  return {
    files: Object.fromEntries(Object.entries(files).map(([path, own]) => [path, { ...FILE, ...own }])),
    links,
    partial: false,
  };
}
