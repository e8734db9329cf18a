import type { SpecDocument, SpecRequirement } from '#shared/spec/specDocument.ts';
import { createPathSet, filesOfGlob, globsIntersect, isPlainPath } from '../globs.ts';
import type { Task } from '../plan.ts';
import { bearsOn } from './bearsOn.ts';
import type { DraftContext } from './draftContext.ts';

/** A file that so many others import is changed for all of them. */
const MANY_DEPENDENTS = 12;

/** Why a change should be thought over before it is built, each reason a sentence; none when nothing speaks for it. */
export function risksOf(
  task: Task,
  requirement: SpecRequirement,
  spec: SpecDocument,
  context: DraftContext,
): readonly string[] {
  return [...guardedFiles(task, context), ...busyFiles(task, context), ...boundaries(requirement, spec)];
}

function guardedFiles(task: Task, { protected: guards = [], files }: DraftContext): readonly string[] {
  const paths = createPathSet(files);
  const guarded = task.scope.change.filter((glob) =>
    guards.some((guard) =>
      isPlainPath(glob)
        ? globsIntersect(glob, guard)
        : filesOfGlob(glob, paths).some((path) => globsIntersect(path, guard)),
    ),
  );
  return guarded.length > 0 ? [`It may change ${guarded.join(', ')}, which is protected.`] : [];
}

function busyFiles(task: Task, { code }: DraftContext): readonly string[] {
  return task.scope.change.flatMap((path) => {
    const dependents = code?.files[path]?.dependents ?? 0;
    return dependents >= MANY_DEPENDENTS ? [`${dependents} files use ${path}, which it may change.`] : [];
  });
}

function boundaries(requirement: SpecRequirement, spec: SpecDocument): readonly string[] {
  return spec.boundaries
    .filter((boundary) => bearsOn(`${boundary.id ?? ''} ${boundary.text}`, requirement, spec))
    .map(({ id, text }) => `It works at a boundary: ${[id, text].filter(Boolean).join(' ')}`);
}
