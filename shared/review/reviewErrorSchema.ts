import { z } from 'zod';

export const reviewErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknownProject') }),
  /** Native git is needed, and the person's trust in the repository. */
  z.object({ code: z.literal('notTrusted') }),
  z.object({ code: z.literal('unknownRun') }),
  z.object({ code: z.literal('unknownAttempt') }),
  z.object({ code: z.literal('notNow'), act: z.string(), state: z.string() }),
  /** Landing with a criterion not met, or with changes out of scope, asks for a reason. */
  z.object({ code: z.literal('reasonNeeded'), because: z.array(z.string()) }),
  z.object({ code: z.literal('conflicts'), paths: z.array(z.string()) }),
  /** Other work has landed since the choices were made; nothing was settled. */
  z.object({ code: z.literal('landedMeanwhile') }),
  /** The person's own uncommitted changes are in the way; nothing was touched. */
  z.object({ code: z.literal('wouldOverwrite'), paths: z.array(z.string()) }),
  /** The file is not what the person's edit began from; nothing was saved. */
  z.object({ code: z.literal('changedMeanwhile'), path: z.string() }),
  /** The workspace holds changes of it that are not part of the work; nothing was saved. */
  z.object({ code: z.literal('unsavedInWorkspace'), path: z.string(), workspace: z.string() }),
  z.object({ code: z.literal('notAllLanded'), left: z.array(z.string()) }),
  z.object({ code: z.literal('nothingToSay') }),
  z.object({ code: z.literal('failed'), reason: z.string() }),
]);
export type ReviewError = z.infer<typeof reviewErrorSchema>;
