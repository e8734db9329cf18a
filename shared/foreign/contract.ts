import { z } from 'zod';
import { procedure } from '#shared/contract/procedure.ts';
import { projectIdSchema, repositoryPathSchema, specIdSchema } from '#shared/project/project.ts';
import { foreignErrorSchema as error } from './foreignError.ts';
import { foreignFormatSchema } from './foreignFormat.ts';

/** A spec of another format that stands in the repository. */
export const foundSpecSchema = z
  .object({
    format: foreignFormatSchema,
    /** Its folder or file, relative to the repository. */
    path: repositoryPathSchema,
    title: z.string(),
    kind: z.enum(['spec', 'change', 'archived']),
    /** The spec it was brought in as. */
    imported: specIdSchema.nullable(),
  })
  .readonly();
export type FoundSpec = z.infer<typeof foundSpecSchema>;

/** A line of a foreign file; `line` counts from 1. `kept` says where its words are now. */
export const unplacedLineSchema = z
  .object({
    file: z.string(),
    line: z.number().int(),
    text: z.string(),
    kept: z.enum(['section', 'attachment']),
  })
  .readonly();

export const importReportSchema = z
  .object({
    files: z
      .array(
        z.object({
          path: z.string(),
          lines: z.number().int(),
          placed: z.number().int(),
          kept: z.number().int(),
          /** Kept whole beside the spec and not read. */
          attached: z.boolean(),
        }),
      )
      .readonly(),
    /** Lines of the files that were read; those of attached files are not listed one by one. */
    unplaced: z.array(unplacedLineSchema).readonly(),
    requirements: z.number().int(),
    criteria: z.number().int(),
    tasks: z.number().int(),
  })
  .readonly();
export type ImportSummary = z.infer<typeof importReportSchema>;

/** `changed`: the file still is what was imported or exported before. `replaced`: it holds something else. */
const fileFateSchema = z.enum(['new', 'same', 'changed', 'replaced']);
export type FileFate = z.infer<typeof fileFateSchema>;

/** Paths are relative to the folder exported to. */
export const exportPreviewSchema = z
  .object({
    files: z.array(z.object({ path: z.string(), fate: fileFateSchema })).readonly(),
    /** What the format has no way to say, one sentence each. */
    notExpressed: z.array(z.string()).readonly(),
  })
  .readonly();
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

const project = z.object({ projectId: projectIdSchema });
const exported = project.extend({
  specId: specIdSchema,
  format: foreignFormatSchema,
  /** Of the repository; an empty one is its root. */
  folder: z.union([z.literal(''), repositoryPathSchema]),
});

export const foreignContract = {
  /** Specs of other formats in the repository; reads files only. */
  find: procedure({ input: project, output: z.array(foundSpecSchema), error }),
  /** Writes a new spec for the foreign one at `path`, which itself stays untouched. */
  import: procedure({
    input: project.extend({ path: repositoryPathSchema }),
    output: z.object({ specIds: z.array(specIdSchema), report: importReportSchema }),
    error,
  }),
  /** What an export would do; writes nothing. */
  previewExport: procedure({ input: exported, output: exportPreviewSchema, error }),
  /** Writes a spec and its plan in another layout below a folder of the repository. */
  export: procedure({
    input: exported.extend({
      /** Replace files there that hold something else. */
      overwrite: z.boolean(),
    }),
    output: z.object({ files: z.array(z.string()), notExpressed: z.array(z.string()) }),
    error,
  }),
} as const;
