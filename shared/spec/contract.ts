import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { commitIdSchema, projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { anchorSchema, threadSchema } from './comments/comment.ts';
import { decisionSchema, proposalEditSchema, proposalSchema } from './proposal.ts';
import { undoHistorySchema } from './undoHistory.ts';

export const specErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknownProject') }),
  z.object({ code: z.literal('unknownSpec'), specId: z.string() }),
  /** Another program changed the file since `baseHash`; `text` is what it holds now. Nothing was written. */
  z.object({ code: z.literal('changedOutside'), text: z.string(), hash: z.string() }),
  z.object({ code: z.literal('gone'), path: z.string() }),
  z.object({ code: z.literal('notWritable'), path: z.string(), reason: z.string() }),
  z.object({ code: z.literal('diskFull'), path: z.string() }),
  z.object({ code: z.literal('tooLarge'), path: z.string(), bytes: z.number() }),
  /** `line` is the first that is not UTF-8; left out for what holds zero bytes. */
  z.object({ code: z.literal('notText'), path: z.string(), line: z.number().int().positive().optional() }),
  z.object({ code: z.literal('unknownProposal') }),
  /** The words the proposal would change are no longer there. */
  z.object({ code: z.literal('proposalOutdated'), reason: z.string() }),
  /** An edit of a proposal has to stay about the same place, and needs words. */
  z.object({ code: z.literal('otherProposal') }),
  z.object({ code: z.literal('unknownThread') }),
  z.object({ code: z.literal('emptyRequest') }),
  z.object({ code: z.literal('failed'), reason: z.string() }),
]);
export type SpecError = z.infer<typeof specErrorSchema>;

/** A version is a commit that changed the spec. */
export const specVersionSchema = z
  .object({
    number: z.number().int().positive(),
    commit: commitIdSchema,
    at: z.iso.datetime(),
    author: z.string(),
    subject: z.string(),
    approved: z.boolean(),
    /** The SHA-256 its approval names, in hex; left out by versions that nobody approved. */
    approvedHash: z.string().optional(),
  })
  .readonly();
export type SpecVersion = z.infer<typeof specVersionSchema>;

export const approvalSchema = z
  .object({
    by: z.string(),
    at: z.iso.datetime(),
    /** SHA-256 of the approved text, in hex. */ hash: z.string(),
    /** What the person wanted on record. */
    note: z.string().optional(),
  })
  .readonly();
export type Approval = z.infer<typeof approvalSchema>;

/** The spec as it is on disk. `hash` is the SHA-256 of `text` in UTF-8, in hex. */
export const specStateSchema = z
  .object({
    path: z.string(),
    text: z.string(),
    hash: z.string(),
    proposals: z.array(proposalSchema).readonly(),
    /** What became of earlier proposals, in the order decided. */
    decisions: z.array(decisionSchema).readonly(),
    /** Ids that earlier texts of this spec held; none is given again. */
    usedIds: z.array(z.string()).readonly(),
    /** The newest. */
    approval: approvalSchema.nullable(),
    /** Of all texts this spec ever had, in the order given; one text may have several. */
    approvals: z.array(approvalSchema).readonly(),
    /** Marks of changes this machine's person has looked at; see `markOf`. */
    seen: z.array(z.string()).readonly(),
    versions: z.array(specVersionSchema).readonly(),
  })
  .readonly();
export type SpecState = z.infer<typeof specStateSchema>;

const error = specErrorSchema;
const spec = z.object({ projectId: projectIdSchema, specId: specIdSchema });

/** SHA-256 in hex. */
export const textHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const commentsSchema = z
  .object({
    /** In the order opened. */
    threads: z.array(threadSchema).readonly(),
    /** Lines of the file that hold no comment Overture can read; they are kept. */
    unread: z.array(z.number().int()).readonly(),
  })
  .readonly();
export type SpecComments = z.infer<typeof commentsSchema>;

/** Who last changed a part between two versions. `key` as in the intent diff, without `:gone`. */
export const partChangeSchema = z
  .object({
    key: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
    /** Null while it is not committed. */
    version: z.number().int().nullable(),
  })
  .readonly();
export type PartChange = z.infer<typeof partChangeSchema>;

/** A decision of any spec of the project, with where it is written. */
export const foundDecisionSchema = z
  .object({
    specId: specIdSchema,
    specTitle: z.string(),
    id: z.string(),
    text: z.string(),
    date: z.string().nullable(),
    path: z.string(),
    line: z.number().int().positive(),
    /** Words it shares with what was asked for; the more, the more it has to do with it. */
    shared: z.array(z.string()).readonly(),
  })
  .readonly();
export type FoundDecision = z.infer<typeof foundDecisionSchema>;

const remarkText = z.string().trim().min(1).max(20_000);

const attachmentSchema = z.object({
  name: z
    .string()
    .max(300)
    .regex(/\.(?:png|jpe?g|gif|webp)$/i),
  data: z.string().max(7_000_000),
});

export const specContract = {
  /** Writes a new spec folder holding the request word for word. */
  create: procedure({
    input: z.object({
      projectId: projectIdSchema,
      request: z.string().max(200_000),
      source: z.string().max(500),
      /** The id of a template, whose sections follow the request. */
      template: z.string().max(100).optional(),
      /** Pictures kept with the spec; `data` is base64. */
      attachments: z.array(attachmentSchema).max(20).optional(),
    }),
    output: z.object({ specId: specIdSchema }),
    error,
  }),
  watch: stream({ input: spec, snapshot: specStateSchema, event: specStateSchema, error }),
  /** Writes `text` only if the file still has `baseHash`; null puts back a file that is gone, its folder too. */
  save: procedure({
    input: spec.extend({ baseHash: textHashSchema.nullable(), text: z.string() }),
    output: z.object({ hash: textHashSchema }),
    error,
  }),
  /** The way back from the text as it was when it was last kept; null when there is none. */
  undoHistory: procedure({ input: spec, output: undoHistorySchema.nullable(), error }),
  keepUndo: procedure({ input: spec.extend({ history: undoHistorySchema }), output: z.null(), error }),
  acceptProposal: procedure({
    input: spec.extend({ proposalId: z.string(), baseHash: textHashSchema }),
    output: z.null(),
    error,
  }),
  /** Gives a proposal other words; it still waits for a decision. The kind of edit and its place stay. */
  editProposal: procedure({
    input: spec.extend({ proposalId: z.string(), edit: proposalEditSchema }),
    output: z.null(),
    error,
  }),
  rejectProposal: procedure({ input: spec.extend({ proposalId: z.string() }), output: z.null(), error }),
  /** Takes rejections back: those of `proposalIds` that were rejected wait again. */
  restoreProposals: procedure({
    input: spec.extend({ proposalIds: z.array(z.string()).min(1) }),
    output: z.null(),
    error,
  }),
  /** Sets the status, commits the spec with the approval trailer, and binds name, time and hash. */
  approve: procedure({
    input: spec.extend({
      hash: textHashSchema,
      by: z.string().min(1),
      note: z.string().max(20_000).optional(),
    }),
    output: z.null(),
    error,
  }),
  /** The spec's text at a version. */
  textAt: procedure({
    input: spec.extend({ commit: commitIdSchema }),
    output: z.object({ text: z.string() }),
    error,
  }),
  /** Commits the text as it is, with its comments, as a version that nobody approved. `note` says what it is about. */
  saveVersion: procedure({
    input: spec.extend({ hash: textHashSchema, by: z.string(), note: z.string().trim().min(1).max(20_000) }),
    output: z.null(),
    error,
  }),
  /** Marks changes as looked at by this machine's person, or no longer. */
  markSeen: procedure({
    input: spec.extend({ marks: z.array(z.string().max(8_000)).min(1).max(2_000), isSeen: z.boolean() }),
    output: z.null(),
    error,
  }),
  /** Who changed what from one version to another; null is the working text for `to`, and nothing for `from`. */
  changedBy: procedure({
    input: spec.extend({ from: commitIdSchema.nullable(), to: commitIdSchema.nullable() }),
    output: z.array(partChangeSchema),
    error,
  }),
  /**
   * Decisions of all specs but `except`, those that share most words with `query` first; without words all of them,
   * the newest first.
   */
  findDecisions: procedure({
    input: z.object({
      projectId: projectIdSchema,
      query: z.string().max(20_000),
      except: specIdSchema.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.array(foundDecisionSchema),
    error,
  }),
  watchComments: stream({ input: spec, snapshot: commentsSchema, event: commentsSchema, error }),
  /** Opens a thread on words of the spec; gives its id. */
  comment: procedure({
    input: spec.extend({ places: z.array(anchorSchema).min(1).max(50), text: remarkText }),
    output: z.object({ threadId: z.string() }),
    error,
  }),
  reply: procedure({
    input: spec.extend({ threadId: z.string(), text: remarkText }),
    output: z.null(),
    error,
  }),
  /** Resolves a thread, or opens it again. */
  settleThread: procedure({
    input: spec.extend({ threadId: z.string(), isResolved: z.boolean() }),
    output: z.null(),
    error,
  }),
  remove: procedure({ input: spec, output: z.null(), error }),
} as const;
