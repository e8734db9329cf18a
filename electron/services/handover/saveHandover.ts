import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { textFileErrorFrom } from '#electron/services/spec/textFileError.ts';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { HandoverError } from '#shared/handover/handoverError.ts';

/** Writes a file, but in place of another one only when that is wished. */
export async function saveHandover(
  path: string,
  content: Uint8Array,
  overwrite: boolean,
): Promise<Result<null, HandoverError>> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const now = await readFile(path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    });
    if (now?.equals(content)) return ok(null);
    if (now && !overwrite) return fail({ code: 'wouldOverwrite', path });
    await writeFileAtomic(path, content);
    return ok(null);
  } catch (error) {
    const found = textFileErrorFrom(error, path);
    switch (found.code) {
      case 'notWritable':
      case 'diskFull':
        return fail(found);
      default:
        return fail({ code: 'notWritable', path, reason: 'its folder is not there or is a file' });
    }
  }
}
