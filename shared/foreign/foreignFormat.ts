import { z } from 'zod';

export const foreignFormatSchema = z.enum(['spec-kit', 'openspec', 'kiro']);
export type ForeignFormat = z.infer<typeof foreignFormatSchema>;

export const FORMAT_NAMES: Readonly<Record<ForeignFormat, string>> = {
  'spec-kit': 'spec-kit',
  openspec: 'OpenSpec',
  kiro: 'Kiro',
};

/** A file of a foreign folder; `path` is relative to the root with forward slashes, `text` null for what is no text. */
export type ForeignFile = { readonly path: string; readonly text: string | null; readonly sha256: string };
