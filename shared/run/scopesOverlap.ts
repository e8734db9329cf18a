import { globsIntersect, isPlainPath, matchesGlobs } from '#shared/plan/globs.ts';
import type { RunTask } from './run.ts';

/** The first path or pattern that both scopes may change, existing or not; null when they share none. */
export function scopesOverlap(left: readonly string[], right: readonly string[]): string | null {
  for (const one of left) {
    for (const other of right) {
      if (one === other || globsIntersect(one, other)) return isPlainPath(other) ? other : one;
    }
  }
  return null;
}

/** A task that names no files may change any; then its review has to look at all of them. */
export function isInScope(path: string, task: Pick<RunTask, 'change'>): boolean {
  return task.change.length === 0 || matchesGlobs(task.change, path);
}
