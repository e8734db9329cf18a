import { z } from 'zod';
import { codeSymbolSchema, foundFileSchema } from './code.ts';

/** What the index is asked for one task. Paths and globs count from the top folder of the repository. */
export const taskCodeQuestionSchema = z
  .object({
    /** Whose files and definitions are meant: a revision that git resolves. */
    commit: z.string(),
    /** The globs of the task's scope. */
    change: z.array(z.string()).readonly(),
    read: z.array(z.string()).readonly(),
    /** Files that tasks before this one changed, the most telling first. */
    landed: z.array(z.string()).readonly(),
    /** The words of the task and its criteria. */
    words: z.string(),
    /** A folder (with its last slash) whose files the words do not find, or null. */
    without: z.string().nullable(),
    /** The project's globs of carried files, which are left out like all files that hold secrets by custom. */
    carried: z.array(z.string()).readonly(),
  })
  .readonly();
export type TaskCodeQuestion = z.infer<typeof taskCodeQuestionSchema>;

/**
 * A file as it is at the commit: its definitions in the order of their lines, and from the index who imports it (by
 * path) and the tests from which imports lead to it (nearest first). `users` and `tests` are the first of them, the
 * counts are of all.
 */
export const taskFileSchema = z
  .object({
    path: z.string(),
    symbols: z.array(codeSymbolSchema).readonly(),
    users: z.array(z.string()).readonly(),
    userCount: z.number().int(),
    tests: z.array(z.string()).readonly(),
    testCount: z.number().int(),
  })
  .readonly();
export type TaskFile = z.infer<typeof taskFileSchema>;

/** What the index knows for one task. `change` and `read` hold the most telling files of each scope first. */
export const taskCodeSchema = z
  .object({
    change: z.array(taskFileSchema).readonly(),
    read: z.array(taskFileSchema).readonly(),
    /** Those of the question that are there at the commit, in its order. */
    landed: z.array(taskFileSchema).readonly(),
    /** The best files for the words that are in neither scope, best first. */
    found: z.array(foundFileSchema).readonly(),
    /** Files of the scopes beyond those named. */
    leftOut: z.number().int(),
  })
  .readonly();
export type TaskCode = z.infer<typeof taskCodeSchema>;
