import type { Attempt, ChangedFile } from '#shared/run/run.ts';

/** Changed files that the task did not declare, or that are protected, and that nobody has allowed yet. */
export function outOfScope(attempt: Pick<Attempt, 'files' | 'allowedPaths'>): readonly ChangedFile[] {
  const allowed = new Set(attempt.allowedPaths.map((entry) => entry.path));
  return attempt.files.filter((file) => (!file.inScope || file.protected) && !allowed.has(file.path));
}
