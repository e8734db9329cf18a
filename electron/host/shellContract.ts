import { z } from 'zod';
import { procedure } from '#shared/contract/procedure.ts';

const never = z.never();
/** An HTML page with its fonts and pictures inside. */
const LONGEST_PAGE = 60_000_000;
const printFailure = z.discriminatedUnion('code', [
  z.object({ code: z.literal('noPrinter') }),
  z.object({ code: z.literal('printFailed'), reason: z.string() }),
]);
const nothing = z.strictObject({});
const secretName = z.string().min(1).max(200);

/** The Shell interface over a port: the host asks, the Electron main process answers. */
export const shellContract = {
  shell: {
    chooseFolder: procedure({ input: nothing, output: z.string().nullable(), error: never }),
    keepsSecretsForGood: procedure({ input: nothing, output: z.boolean(), error: never }),
    keepSecret: procedure({
      input: z.strictObject({ name: secretName, value: z.string().max(100_000).nullable() }),
      output: z.null(),
      error: never,
    }),
    readSecret: procedure({
      input: z.strictObject({ name: secretName }),
      output: z.string().nullable(),
      error: never,
    }),
    notify: procedure({
      input: z.strictObject({
        title: z.string().max(200),
        body: z.string().max(2_000),
        route: z.string().max(500).optional(),
      }),
      output: z.null(),
      error: never,
    }),
    noteWork: procedure({
      input: z.strictObject({ count: z.number().int().nonnegative() }),
      output: z.null(),
      error: never,
    }),
    openLink: procedure({
      input: z.strictObject({ url: z.string().max(4_000) }),
      output: z.boolean(),
      error: never,
    }),
    revealPath: procedure({
      input: z.strictObject({ path: z.string().max(8_000) }),
      output: z.boolean(),
      error: never,
    }),
    /** The PDF in base64. */
    printPage: procedure({
      input: z.strictObject({ html: z.string().max(LONGEST_PAGE) }),
      output: z.string(),
      error: printFailure,
    }),
  },
} as const;
