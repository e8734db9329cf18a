import { z } from 'zod';
import { commitIdSchema } from '#shared/project/project.ts';
import { type commentSchema, commentAnchorSchema, evidenceSchema } from '#shared/run/run.ts';
import type { KeptReport } from './look.ts';

/** What people laid beside a branch under review: facts of the stream `branch:<spec>:<head>`. */
export const branchFactSchema = z.discriminatedUnion('type', [
  /** What a test report says of criteria, about `commit`. A report of the same name takes its place. */
  z.object({
    type: z.literal('reported'),
    name: z.string(),
    commit: commitIdSchema,
    tests: z.number().int(),
    evidence: z.array(evidenceSchema),
    by: z.string(),
  }),
  z.object({ type: z.literal('reportRemoved'), name: z.string(), by: z.string() }),
  /** Hangs on a line of the change from `base` to `commit`. */
  z.object({
    type: z.literal('commented'),
    id: z.string(),
    base: commitIdSchema,
    commit: commitIdSchema,
    anchor: commentAnchorSchema,
    text: z.string(),
    by: z.string(),
  }),
  z.object({ type: z.literal('commentRemoved'), id: z.string(), by: z.string() }),
]);
export type BranchFact = z.infer<typeof branchFactSchema>;

/** A comment with the commits whose lines its anchor counts. */
export type KeptComment = z.infer<typeof commentSchema> & { readonly base: string; readonly commit: string };

export type BranchNotes = {
  readonly reports: readonly KeptReport[];
  readonly evidence: readonly z.infer<typeof evidenceSchema>[];
  readonly comments: readonly KeptComment[];
};

export function branchStream(specId: string, head: string): string {
  return `branch:${specId}:${head}`;
}

/** What is there after all facts, in the order it came. */
export function foldBranchFacts(
  facts: readonly { readonly at: string; readonly body: BranchFact }[],
): BranchNotes {
  const reports = new Map<string, { report: KeptReport; evidence: BranchNotes['evidence'] }>();
  const comments = new Map<string, KeptComment>();
  for (const { at, body } of facts) {
    if (body.type === 'reported') {
      const { name, commit, tests, evidence, by } = body;
      const shows = new Set(evidence.map(({ text }) => text)).size;
      reports.set(name, { report: { name, commit, tests, shows, at, by }, evidence });
    } else if (body.type === 'reportRemoved') {
      reports.delete(body.name);
    } else if (body.type === 'commented') {
      const { type: _type, ...comment } = body;
      comments.set(body.id, { ...comment, at });
    } else comments.delete(body.id);
  }
  return {
    reports: [...reports.values()].map(({ report }) => report),
    evidence: [...reports.values()].flatMap(({ evidence }) => evidence),
    comments: [...comments.values()],
  };
}
