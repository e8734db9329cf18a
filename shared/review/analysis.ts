import { z } from 'zod';
import { commitIdSchema } from '#shared/project/project.ts';

/** That a hunk serves a criterion, how that is known, and why in words that go on “This part …”. */
export const hunkServiceSchema = z
  .object({
    criterion: z.string(),
    how: z.enum(['tag', 'named', 'evidence', 'report', 'test', 'uses', 'words', 'near']),
    why: z.string(),
    /** Numbers in the new text of the lines that carry it. */
    lines: z.array(z.number().int()).readonly(),
  })
  .readonly();

export type HunkService = z.infer<typeof hunkServiceSchema>;

/** What makes a hunk worth reading early. */
export const hunkRiskSchema = z
  .object({
    kind: z.enum(['protected', 'outOfScope', 'boundary', 'dependants', 'untested']),
    /** A sentence. */
    why: z.string(),
  })
  .readonly();
export type HunkRisk = z.infer<typeof hunkRiskSchema>;

/** `id` is `path:oldStart:newStart`, as `hunkId` makes it. Minutes are what a careful reader needs. */
export const hunkAnalysisSchema = z
  .object({
    id: z.string(),
    path: z.string(),
    services: z.array(hunkServiceSchema).readonly(),
    risks: z.array(hunkRiskSchema).readonly(),
    minutes: z.number(),
    /** The most urgent criterion it serves, under which it is read; null where it serves none. */
    under: z.string().nullable(),
    /** Why it stands at this place of the reading order, in a sentence. */
    because: z.string(),
  })
  .readonly();
export type HunkAnalysis = z.infer<typeof hunkAnalysisSchema>;

/** A change held against what was asked. */
export const reviewAnalysisSchema = z
  .object({
    base: commitIdSchema,
    /** Null while the work is not committed. */
    head: commitIdSchema.nullable(),
    /** In the order to read them. */
    hunks: z.array(hunkAnalysisSchema).readonly(),
    /** Hunks that serve nothing, by id, in the same order. */
    notAskedFor: z.array(z.string()).readonly(),
    /** Criteria that no hunk serves. */
    withoutHunk: z.array(z.string()).readonly(),
    /** For reading all of it. */
    minutes: z.number(),
  })
  .readonly();
export type ReviewAnalysis = z.infer<typeof reviewAnalysisSchema>;

export function hunkId(path: string, hunk: { readonly oldStart: number; readonly newStart: number }): string {
  return `${path}:${hunk.oldStart}:${hunk.newStart}`;
}
