import { z } from 'zod';
import { procedure } from '#shared/contract/procedure.ts';
import { commitIdSchema, projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { handoverErrorSchema } from './handoverError.ts';

const error = handoverErrorSchema;
const spec = z.object({ projectId: projectIdSchema, specId: specIdSchema });
/** A version; null or left out is the text in the file. */
const commit = commitIdSchema.nullish();

export const handoverContract = {
  /** The page a client would read, without its fonts; nothing is written. `fileName` is without an ending. */
  preview: procedure({
    input: spec.extend({ commit }),
    output: z.object({ html: z.string(), fileName: z.string() }),
    error,
  }),
  /** Writes the page or its PDF into a folder of this machine; `folder` null is the person's downloads. */
  save: procedure({
    input: spec.extend({
      commit,
      kind: z.enum(['html', 'pdf']),
      folder: z.string().min(1).max(4096).nullable(),
      /** Replace a file there that holds something else. */
      overwrite: z.boolean(),
    }),
    output: z.object({ path: z.string() }),
    error,
  }),
  /** A picture that the spec names by its path, as a data address; null when there is none there. */
  picture: procedure({
    input: spec.extend({ path: z.string().min(1).max(1_000) }),
    output: z.object({ data: z.string().nullable() }),
    error,
  }),
  /** Shows the file saved last for this spec in the file manager; false when this shell cannot. */
  reveal: procedure({ input: spec, output: z.object({ shown: z.boolean() }), error }),
} as const;
