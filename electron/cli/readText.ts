import { readFile, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/contract/result.ts';

const LARGEST_BYTES = 20_000_000;

/** Reads a text file. The failure is one sentence that names the file and a way forward. */
export async function readText(path: string, shown: string): Promise<Result<string, string>> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_BYTES) return fail(`${shown} is larger than 20 MB. Split it, and check the parts.`);
    const bytes = await readFile(path);
    if (bytes.includes(0)) return fail(`${shown} is not a text file. Name a Markdown or text file.`);
    return ok(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  } catch (error) {
    return fail(whyNot(error, shown));
  }
}

function whyNot(error: unknown, shown: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file ${shown}. Check its name.`;
  if (code === 'EISDIR') return `${shown} is a folder. Name a file in it.`;
  if (code === 'EACCES' || code === 'EPERM') return `${shown} may not be read. Check its permissions.`;
  throw error;
}
