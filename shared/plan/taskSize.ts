import { isTestFile } from '#shared/code/pathRules.ts';
import { estimateFor } from './estimate.ts';
import { filesOfGlob, isPlainPath, type PathSet } from './globs.ts';
import type { Estimate, Task } from './plan.ts';
import type { PlanCode } from './planCode.ts';
import { globOf } from './scopeEntry.ts';

/** How much a task is likely to change, by what the index knows of its scope. */
export type TaskSize = {
  /** Files that are there and may change, and files still to be made. */
  readonly files: number;
  readonly newFiles: number;
  /** Lines it is likely to add or remove: what a reviewer has to read. */
  readonly changedLines: number;
  /** Files that import what it may change. */
  readonly dependents: number;
  /** How often the busiest of its files was changed. */
  readonly changes: number;
  readonly estimate: Estimate;
  /** One sentence with the figures it rests on. */
  readonly why: string;
};

/** A pattern names far more files than a task of ordinary size touches. */
const MOST_OF_PATTERN = 4;
const NEW_FILE_LINES = { source: 70, test: 50 } as const;
const LINES_OF_CRITERION = 12;
/** A change in a known file: a few lines for being there, and a share of what is there, up to a screenful or two. */
const IN_FILE = { least: 6, share: 0.12, most: 90 } as const;

/**
 * The size of a task by rules of thumb over its scope: lines of its files, files to be made, criteria, who depends on
 * it and how busy it is. Null while the code is not known, and for tasks that change nothing.
 */
export function sizeTask(task: Task, code: PlanCode | null, paths: PathSet): TaskSize | null {
  if (code === null || task.scope.change.length === 0) return null;
  const entries = task.scope.change.map(globOf);
  const known = [
    ...new Set(
      entries.flatMap((entry) => {
        const files = filesOfGlob(entry, paths);
        return isPlainPath(entry) && files.length <= 1 ? files : files.slice(0, MOST_OF_PATTERN);
      }),
    ),
  ];
  const made = entries.filter((entry) => isPlainPath(entry) && filesOfGlob(entry, paths).length === 0);
  const facts = known.flatMap((path) => code.files[path] ?? []);
  const lines = facts.reduce((sum, file) => sum + file.lines, 0);
  const inKnown = facts.reduce(
    (sum, file) => sum + Math.min(IN_FILE.most, IN_FILE.least + file.lines * IN_FILE.share),
    0,
  );
  const inNew = made.reduce((sum, path) => sum + NEW_FILE_LINES[isTestFile(path) ? 'test' : 'source'], 0);
  const changedLines = Math.round(inKnown + inNew + task.criteria.length * LINES_OF_CRITERION);
  const dependents = facts.reduce((sum, file) => sum + file.dependents, 0);
  const changes = Math.max(0, ...facts.map((file) => file.changes));
  return {
    files: known.length,
    newFiles: made.length,
    changedLines,
    dependents,
    changes,
    estimate: estimateFor(minutesOf(changedLines, dependents, changes)),
    why: whyOf({ files: known.length, newFiles: made.length, lines, changedLines, dependents, changes }),
  };
}

/** Writing takes its time by the line; what many use, and what changes often, asks for care. */
function minutesOf(changedLines: number, dependents: number, changes: number): number {
  return changedLines / 11 + Math.log2(1 + dependents) + Math.log2(1 + changes) / 2;
}

function whyOf(size: Omit<TaskSize, 'estimate' | 'why'> & { readonly lines: number }): string {
  const { files, newFiles, lines, changedLines, dependents, changes } = size;
  const parts = [
    ...(files > 0 ? [`${counted(files, 'file')} of ${counted(lines, 'line')}`] : []),
    ...(newFiles > 0 ? [`${newFiles} new`] : []),
    ...(dependents > 0 ? [`used by ${counted(dependents, 'file')}`] : []),
    ...(changes > 1 ? [`changed by ${changes} commits`] : []),
  ];
  return `About ${changedLines} changed lines: ${parts.join(', ')}.`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
