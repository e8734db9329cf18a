import { z } from 'zod';
import { procedure } from '#shared/contract/procedure.ts';

export const logEntrySchema = z
  .object({
    at: z.iso.datetime(),
    level: z.enum(['note', 'warning', 'error']),
    /** What happened, then perhaps where in the code, line by line. */
    text: z.string(),
  })
  .readonly();
export type LogEntry = z.infer<typeof logEntrySchema>;

export const diagnosticsContract = {
  /** The newest entries, oldest first. `path` is the file they stand in. */
  log: procedure({
    input: z.object({}),
    output: z.object({ path: z.string(), entries: z.array(logEntrySchema) }),
    error: z.never(),
  }),
  /** What helps to find a fault, without keys, names of people or contents of repositories. Sent nowhere. */
  report: procedure({ input: z.object({}), output: z.object({ text: z.string() }), error: z.never() }),
  /** Shows the log's folder in the file manager; false when this shell cannot. */
  revealLog: procedure({ input: z.object({}), output: z.object({ shown: z.boolean() }), error: z.never() }),
} as const;
