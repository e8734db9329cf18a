import { listOf } from './words.ts';

/**
 * The person's own folder at one moment. `marks` holds, for each file that differs from the commit, what changes with
 * every write of it.
 */
export type OwnFolder = {
  readonly commit: string | null;
  readonly marks: ReadonlyMap<string, string>;
};

/**
 * Files that were written between two moments. `after` has marks for all files of `before`, too, so that one which was
 * only committed meanwhile does not count; `committed` are files in which the two commits differ.
 */
export function changedMeanwhile(
  before: OwnFolder,
  after: OwnFolder,
  committed: readonly string[],
): readonly string[] {
  const written = [...after.marks].filter(([path, mark]) => before.marks.get(path) !== mark);
  const paths = [...written.map(([path]) => path), ...committed.filter((path) => !before.marks.has(path))];
  return [...new Set(paths)].toSorted();
}

/** Files named in the sentence itself. */
const NAMED = 5;

/** It may well have been the person, so nobody is blamed. */
export function describeOwnFolder(taskId: string, paths: readonly string[]): string {
  const more = paths.length - NAMED;
  const names = more > 1 ? [...paths.slice(0, NAMED), `${more} more`] : paths;
  const isOne = paths.length === 1;
  return `While ${taskId} worked, ${isOne ? 'this file' : 'these files'} of your own folder changed: ${listOf(names)}. Overture did not touch ${isOne ? 'it' : 'them'}. If it was not you, look at ${isOne ? 'it' : 'them'}; review does not show what is outside the workspace.`;
}
