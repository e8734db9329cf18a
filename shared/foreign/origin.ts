import { parse } from 'yaml';
import { z } from 'zod';
import { foreignFormatSchema } from './foreignFormat.ts';
import type { Words } from './sourceWords.ts';

const offset = z.number().int().nonnegative();
const range = z.tuple([offset, offset]);
const words = z.array(z.tuple([z.string(), offset, offset]));

/** A part of the spec and the place it came from. Offsets count UTF-16 units of the file's text. */
const originPartSchema = z.object({
  /** The part's id or place: R1, AC-1.2, A3, why:0, R1/prose:0, `## Glossary:0`. */
  part: z.string(),
  /** What the foreign format called it. */
  was: z.string().optional(),
  /** Missing for a part that no line stands behind. */
  file: z.string().optional(),
  /** The whole lines that are its own. */
  block: range.optional(),
  words: words.optional(),
  /** Words that stay as they are in the foreign file, because they have a meaning there. */
  fixed: z.string().optional(),
});
export type OriginPart = z.infer<typeof originPartSchema>;

const originTaskSchema = z.object({
  task: z.string(),
  was: z.string().optional(),
  file: z.string(),
  block: range,
  title: words,
  details: words,
  /** What the instructions begin with that no line of its own says. */
  lead: z.string(),
  /** As imported, to tell later what a person changed. */
  needs: z.array(z.string()),
  criteria: z.array(z.string()),
});
export type OriginTask = z.infer<typeof originTaskSchema>;

/** origin.yaml (docs/formats): where an imported spec came from. */
export const originSchema = z.object({
  overture: z.literal(1),
  format: foreignFormatSchema,
  path: z.string(),
  title: z.string(),
  /** The file new requirements go to, and the one new tasks go to. */
  main: z.string().nullable(),
  tasksFile: z.string().nullable(),
  /** `sha256` as imported; `exported` as last written back, when that differs. */
  files: z.array(z.object({ path: z.string(), sha256: z.string(), exported: z.string().optional() })),
  parts: z.array(originPartSchema),
  tasks: z.array(originTaskSchema),
});
export type Origin = z.infer<typeof originSchema>;

/** One line for each file, part and task: JSON, which is YAML too. */
export function renderOrigin(origin: Origin): string {
  const list = (name: string, entries: readonly unknown[]) =>
    entries.length === 0
      ? [`${name}: []`]
      : [`${name}:`, ...entries.map((entry) => `  - ${JSON.stringify(entry)}`)];
  return [
    '# Where this spec was brought in from. The files themselves are in origin/, byte for byte.',
    '# Overture writes and reads this file; export needs it to change only the lines that you changed.',
    'overture: 1',
    `format: ${origin.format}`,
    `path: ${JSON.stringify(origin.path)}`,
    `title: ${JSON.stringify(origin.title)}`,
    `main: ${JSON.stringify(origin.main)}`,
    `tasksFile: ${JSON.stringify(origin.tasksFile)}`,
    ...list('files', origin.files),
    ...list('parts', origin.parts),
    ...list('tasks', origin.tasks),
    '',
  ].join('\n');
}

/** Null when the text is not an origin.yaml that this Overture can read. */
export function parseOrigin(text: string): Origin | null {
  try {
    const read = originSchema.safeParse(parse(text, { logLevel: 'silent' }));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function packWords(own: Words): OriginTask['title'] {
  return own.map(({ before, start, end }) => [before, start, end]);
}

export function unpackWords(packed: OriginTask['title']): Words {
  return packed.map(([before, start, end]) => ({ before, start, end }));
}
