import { globsIntersect, isPlainPath, matchesGlobs } from '#shared/plan/globs.ts';
import { readsOnly } from '#shared/plan/readsOnly.ts';
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

/** A task that names no files may change any, unless it only reads; then every change is told to the reviewer. */
export function isInScope(path: string, { role, change }: Pick<RunTask, 'role' | 'change'>): boolean {
  if (change.length === 0) return !readsOnly(role, change);
  return matchesGlobs(change, path);
}
