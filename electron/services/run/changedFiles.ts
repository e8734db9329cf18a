import type { FileDiff } from '#electron/git/git.ts';
import { matchesGlobs } from '#shared/plan/globs.ts';
import type { ChangedFile, RunTask } from '#shared/run/run.ts';
import { isInScope } from '#shared/run/scopesOverlap.ts';

const KINDS: Readonly<Record<FileDiff['kind'], ChangedFile['kind']>> = {
  added: 'added',
  copied: 'added',
  modified: 'changed',
  typeChanged: 'changed',
  deleted: 'deleted',
  renamed: 'renamed',
};

/** Git's list of changes held against what the task declared and what the project protects. */
export function changedFiles(
  files: readonly FileDiff[],
  task: RunTask,
  protectedGlobs: readonly string[],
): readonly ChangedFile[] {
  return files.map((file) => {
    const oldPath = file.kind === 'renamed' ? (file.from ?? null) : null;
    // Moving a file away changes the place it was in, too.
    const paths = oldPath === null ? [file.path] : [file.path, oldPath];
    return {
      path: file.path,
      oldPath,
      kind: KINDS[file.kind],
      added: file.addedLines,
      removed: file.removedLines,
      inScope: paths.every((path) => isInScope(path, task)),
      protected: paths.some((path) => matchesGlobs(protectedGlobs, path)),
    };
  });
}
