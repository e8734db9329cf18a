import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { type SpecTemplate, templateSchema } from '#shared/brief/contract.ts';

const fileSchema = z.strictObject({ overture: z.literal(1), templates: z.array(templateSchema).min(1) });

export type TemplateReader = () => Promise<readonly SpecTemplate[]>;

/** Reads resources/templates.yaml when first asked for; a mistake in it throws, because it ships with the app. */
export function createTemplateReader(file: string): TemplateReader {
  let known: Promise<readonly SpecTemplate[]> | null = null;
  return () => {
    known ??= readFile(file, 'utf8').then((text) => fileSchema.parse(parse(text)).templates);
    return known;
  };
}
