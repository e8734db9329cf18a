import { type TaskId, taskIdSchema } from '#shared/plan/plan.ts';

/** React Flow and the page know ids as plain words. */
export function asTaskId(id: string | null | undefined): TaskId | null {
  const parsed = taskIdSchema.safeParse(id);
  return parsed.success ? parsed.data : null;
}
