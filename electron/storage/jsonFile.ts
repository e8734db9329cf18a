import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { writeFileAtomic } from './writeFileAtomic.ts';

/** A small value of the app's own, kept in one file. Changes are written one after another. */
export interface JsonFile<Value> {
  get(): Value;
  set(value: Value): Promise<void>;
  /** Where the file that could not be read was put; null when all was well. */
  readonly setAside: string | null;
}

/** A file that cannot be read as `schema` is set aside as `<name>.damaged`, with a number where there is one already. */
export async function openJsonFile<Value>(
  path: string,
  schema: z.ZodType<Value>,
  initial: Value,
): Promise<JsonFile<Value>> {
  await mkdir(dirname(path), { recursive: true });
  let value = initial;
  let setAside: string | null = null;
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) {
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) value = parsed.data;
    else setAside = await moveAside(path);
  }

  let writing: Promise<void> = Promise.resolve();
  return {
    setAside,
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

async function moveAside(path: string, count = 1): Promise<string> {
  const place = count === 1 ? `${path}.damaged` : `${path}.damaged-${count}`;
  const isTaken = await access(place).then(
    () => true,
    () => false,
  );
  if (isTaken) return moveAside(path, count + 1);
  await rename(path, place);
  return place;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
