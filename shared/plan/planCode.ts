import { z } from 'zod';
import { codeStatusSchema, codeSymbolSchema } from '#shared/code/code.ts';

/** What the index knows of a file that some task may change. */
export const scopedFileSchema = z
  .object({
    lines: z.number().int(),
    /** Tells one content of the file from another. */
    oid: z.string(),
    symbols: z.array(codeSymbolSchema).readonly(),
    /** How many files import it. */
    dependents: z.number().int(),
    /** How many of the commits that are known changed it. */
    changes: z.number().int(),
    /** Tests from which imports lead to it, nearest first. */
    tests: z.array(z.string()).readonly(),
  })
  .readonly();
export type ScopedFile = z.infer<typeof scopedFileSchema>;

/** One file uses another: the paths from the one that imports to the one imported, with what hands it on between. */
export const codeLinkSchema = z
  .object({
    path: z.array(z.string()).min(2).readonly(),
    /** Names that the other file defines and this one uses. */
    names: z.array(z.string()).readonly(),
  })
  .readonly();
export type CodeLink = z.infer<typeof codeLinkSchema>;

/** What the index knows of the files that a plan's tasks may change, and how these use each other. */
export const planCodeSchema = z
  .object({
    files: z.record(z.string(), scopedFileSchema),
    links: z.array(codeLinkSchema).readonly(),
    /** True when scopes are so wide that not every file was looked at. */
    partial: z.boolean(),
  })
  .readonly();
export type PlanCode = z.infer<typeof planCodeSchema>;

/** How far the reading of the code is, for the line that says so. */
export const planReadingSchema = codeStatusSchema;
