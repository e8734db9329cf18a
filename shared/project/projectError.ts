import { z } from 'zod';

/** Why a repository could not be opened or used; `describeProjectError` gives the words. */
export const projectErrorSchema = z.discriminatedUnion('code', [
  /** `files` counts what a first version would hold; `parent` is a repository that contains the folder. */
  z.object({
    code: z.literal('notARepository'),
    path: z.string(),
    files: z.number().int(),
    parent: z.string().nullable(),
  }),
  z.object({ code: z.literal('emptyRepository'), path: z.string(), files: z.number().int() }),
  z.object({ code: z.literal('bareRepository'), path: z.string() }),
  z.object({ code: z.literal('noPermission'), path: z.string() }),
  z.object({ code: z.literal('pathGone'), path: z.string() }),
  z.object({ code: z.literal('notAFolder'), path: z.string() }),
  z.object({ code: z.literal('folderInUse'), path: z.string() }),
  z.object({ code: z.literal('commandsChanged') }),
  z.object({ code: z.literal('unknownProject') }),
  z.object({ code: z.literal('gitMissing') }),
  z.object({ code: z.literal('fileUnreadable'), path: z.string(), reason: z.string() }),
  z.object({ code: z.literal('failed'), reason: z.string() }),
]);
export type ProjectError = z.infer<typeof projectErrorSchema>;
