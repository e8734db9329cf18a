import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { projectIdSchema } from '#shared/project/project.ts';
import { codeStatusSchema, foundFileSchema } from './code.ts';

export const codeErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknownProject') }),
  /** A plain sentence with a way forward. */
  z.object({ code: z.literal('failed'), reason: z.string() }),
]);

const error = codeErrorSchema;
const project = z.object({ projectId: projectIdSchema });

export const codeContract = {
  /** Starts reading the code when nobody has yet and no page holds it, and tells how far it is. */
  watch: stream({ input: project, snapshot: codeStatusSchema, event: codeStatusSchema, error }),
  /**
   * For as long as this is followed, nothing walks through the files of the repository but for what somebody asked:
   * a page does so until it has painted what it opened.
   */
  hold: stream({ input: project, snapshot: z.null(), event: z.null(), error }),
  /** Best first; waits until the code has been read once. */
  find: procedure({
    input: project.extend({
      query: z.string().max(20_000),
      limit: z.number().int().min(1).max(200).optional(),
    }),
    output: z.array(foundFileSchema),
    error,
  }),
  /** Stops reading; what is read stays, and the next question goes on from there. */
  cancel: procedure({ input: project, output: z.null(), error }),
} as const;
