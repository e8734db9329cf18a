import { z } from 'zod';
import { procedure } from '#shared/contract/procedure.ts';

/** Bytes; in base64 it has to fit into one message. */
export const LARGEST_BRIEF = 5_000_000;

export const briefErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknownKind'), name: z.string() }),
  z.object({ code: z.literal('tooLarge'), name: z.string() }),
  /** A scan, say. */
  z.object({ code: z.literal('noText'), name: z.string() }),
  z.object({ code: z.literal('damaged'), name: z.string() }),
]);
export type BriefError = z.infer<typeof briefErrorSchema>;

export const templateSchema = z
  .object({ id: z.string(), title: z.string(), note: z.string(), ask: z.string(), body: z.string() })
  .readonly();
export type SpecTemplate = z.infer<typeof templateSchema>;

export const briefContract = {
  /** The words of a text, Markdown, Word or PDF document; `data` is base64. Nothing is kept. */
  read: procedure({
    input: z.object({
      name: z.string().max(500),
      data: z.string().max(Math.ceil((LARGEST_BRIEF * 4) / 3) + 4),
    }),
    output: z.object({ text: z.string() }),
    error: briefErrorSchema,
  }),
  /** What a new spec can begin with, in the order offered. */
  templates: procedure({ input: z.object({}), output: z.array(templateSchema), error: z.never() }),
} as const;

/** What happened, what is safe, and what to do next. */
export function describeBriefError(error: BriefError): string {
  switch (error.code) {
    case 'unknownKind':
      return `${error.name} is of a kind that Overture cannot read. Bring in text, Markdown, Word (.docx) or PDF, or paste the words.`;
    case 'tooLarge':
      return `${error.name} is larger than 5 MB. Copy the part that matters and paste it.`;
    case 'noText':
      return `${error.name} holds no text, only pictures of it. Attach it as a picture, or type what it asks for.`;
    case 'damaged':
      return `${error.name} cannot be read; it may be damaged or protected by a password. Open it in its own program and paste the words.`;
  }
}
