import { expect, test } from 'vitest';
import { copyTasks, pasteTasks } from './copyTasks.ts';
import { editPlanAll } from './editPlan.ts';
import { parsePlan } from './parsePlan.ts';
import type { TaskId } from './plan.ts';

const PLAN = `tasks:
  - id: T1
    title: Store the editors
  - id: T2
    title: Decide who may edit
    needs: [T1]
  - id: T3
    title: Show it
    needs: [T1, T2]
    scope: { change: [src/panel.ts] }
`;
const ids = (...all: string[]) => new Set(all as TaskId[]);

function pasted(text: string, copied: string): readonly (readonly [string, string, readonly string[]])[] {
  const paste = pasteTasks(parsePlan(text).plan, copied);
  if (!paste) throw new Error('Nothing to paste');
  const result = editPlanAll(text, paste.edits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return parsePlan(result.value).plan.tasks.map((task) => [task.id, task.title, task.needs]);
}

test('copies wait for each other’s copies, and for what stayed behind as the originals do', () => {
  const copied = copyTasks(parsePlan(PLAN).plan, ids('T2', 'T3'));
  expect(pasted(PLAN, copied).slice(3)).toEqual([
    ['T4', 'Decide who may edit', ['T1']],
    ['T5', 'Show it', ['T1', 'T4']],
  ]);
});

test('in another plan copies wait only for what is there', () => {
  const copied = copyTasks(parsePlan(PLAN).plan, ids('T2', 'T3'));
  expect(pasted('tasks:\n  - id: T9\n    title: Other\n', copied).slice(1)).toEqual([
    ['T10', 'Decide who may edit', []],
    ['T11', 'Show it', ['T10']],
  ]);
});

test('a copy keeps everything but its id', () => {
  const copied = copyTasks(parsePlan(PLAN).plan, ids('T3'));
  expect(parsePlan(copied).plan.tasks[0]?.scope.change).toEqual(['src/panel.ts']);
});

test('other words on the clipboard are no tasks', () => {
  const { plan } = parsePlan(PLAN);
  expect(pasteTasks(plan, 'Buy milk')).toBeNull();
  expect(pasteTasks(plan, 'tasks: none')).toBeNull();
  expect(pasteTasks(plan, '')).toBeNull();
});
