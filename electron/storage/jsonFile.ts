import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { writeFileAtomic } from './writeFileAtomic.ts';

/** A small value of the app's own, kept in one file. Changes are written one after another. */
export interface JsonFile<Value> {
  get(): Value;
  set(value: Value): Promise<void>;
}

/** A file that cannot be read as `schema` is set aside as `<name>.damaged`, never overwritten. */
export async function openJsonFile<Value>(
  path: string,
  schema: z.ZodType<Value>,
  initial: Value,
): Promise<JsonFile<Value>> {
  await mkdir(dirname(path), { recursive: true });
  let value = initial;
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) {
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) value = parsed.data;
    else await rename(path, `${path}.damaged`);
  }

  let writing: Promise<void> = Promise.resolve();
  return {
    get: () => value,
    set(next) {
      value = next;
      writing = writing
        .catch(() => undefined)
        .then(() => writeFileAtomic(path, `${JSON.stringify(value, null, 2)}\n`));
      return writing;
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
