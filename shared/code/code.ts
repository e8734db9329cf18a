import { z } from 'zod';

export const symbolKindSchema = z.enum(['function', 'method', 'class', 'type', 'variable']);
export type SymbolKind = z.infer<typeof symbolKindSchema>;

/** A definition; lines count from 1. */
export const codeSymbolSchema = z.object({
  name: z.string(),
  kind: symbolKindSchema,
  line: z.number().int().positive(),
});
export type CodeSymbol = z.infer<typeof codeSymbolSchema>;

/** Why a file was found, each kind once for a file. */
export const findReasonSchema = z.object({
  kind: z.enum(['path', 'name', 'text', 'history', 'import', 'changedTogether', 'test']),
  /** A plain phrase: `defines createHost`, `imported by electron/main.ts`. */
  text: z.string(),
});
export type FindReason = z.infer<typeof findReasonSchema>;

export const foundFileSchema = z.object({
  path: z.string(),
  /** Comparable within one answer only. */
  score: z.number(),
  symbols: z.array(codeSymbolSchema),
  reasons: z.array(findReasonSchema),
});
export type FoundFile = z.infer<typeof foundFileSchema>;

/** How far the index is. A repository that could not be read keeps its reason. */
export const codeStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('reading'), done: z.number().int(), total: z.number().int() }),
  z.object({
    state: z.literal('ready'),
    files: z.number().int(),
    /** Plain sentences about what the index leaves out or could not read. */
    notes: z.array(z.string()),
  }),
  z.object({ state: z.literal('cancelled') }),
  z.object({ state: z.literal('failed'), reason: z.string() }),
]);
export type CodeStatus = z.infer<typeof codeStatusSchema>;
