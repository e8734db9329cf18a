import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Origin, parseOrigin } from '#shared/foreign/origin.ts';

/** The origins of all imported specs below the specs folder, by spec id. */
export async function importedOrigins(specsFolder: string): Promise<ReadonlyMap<string, Origin>> {
  const names = await readdir(specsFolder).catch(() => []);
  const origins = await Promise.all(
    names.map(async (name) => [name, await readOrigin(join(specsFolder, name))] as const),
  );
  return new Map(origins.flatMap(([name, origin]) => (origin ? [[name, origin] as const] : [])));
}

export async function readOrigin(specFolder: string): Promise<Origin | null> {
  const text = await readFile(join(specFolder, 'origin.yaml'), 'utf8').catch(() => null);
  return text === null ? null : parseOrigin(text);
}
