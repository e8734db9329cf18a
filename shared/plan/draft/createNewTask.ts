import { type Task, taskIdSchema } from '../plan.ts';

export type NewTask = (fields: Partial<Task> & Pick<Task, 'title' | 'role'>) => Task;

/** Makes tasks numbered in the order they are asked for, from `first` on. */
export function createNewTask(first = 1): NewTask {
  let next = first;
  return (fields) => {
    const id = taskIdSchema.parse(`T${next}`);
    next += 1;
    return {
      id,
      needs: [],
      criteria: [],
      scope: { change: [], read: [] },
      checks: [],
      estimate: 'S',
      agent: null,
      optional: false,
      group: false,
      within: null,
      instructions: '',
      ...fields,
    };
  };
}
