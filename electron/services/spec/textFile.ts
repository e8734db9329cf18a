import { createHash, randomBytes } from 'node:crypto';
import { access, constants, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createQueue } from '#electron/git/createQueue.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { pathInside } from './pathInside.ts';
import { type TextFileError, textFileErrorFrom } from './textFileError.ts';

/** `hash` is the SHA-256 of the file's bytes, in hex. A byte order mark stays part of `text`. */
export type FileText = { readonly text: string; readonly hash: string };

/** A file of the repository that a person and other programs may edit at the same time. */
export interface TextFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  read(): Promise<Result<FileText, TextFileError>>;
  /**
   * Writes only if the file still has `baseHash` (null: does not exist yet). All or nothing: the text goes to a
   * temporary file beside it, is forced to disk, and takes the file's place and mode. Saves of one file queue up.
   */
  save(text: string, baseHash: string | null): Promise<Result<{ readonly hash: string }, TextFileError>>;
}

export const LARGEST_TEXT_BYTES = 5_000_000;

const queues = new Map<string, ReturnType<typeof createQueue>>();

export function createTextFile(root: string, path: string): TextFile {
  async function place(): Promise<Result<string, TextFileError>> {
    const file = await pathInside(root, path);
    const reason = 'it leads outside of the repository';
    return file === null ? fail({ code: 'notWritable', path, reason }) : ok(file);
  }
  const guarded = async <Value>(act: (file: string) => Promise<Result<Value, TextFileError>>) => {
    try {
      const file = await place();
      return file.ok ? await act(file.value) : file;
    } catch (error) {
      return fail(textFileErrorFrom(error, path));
    }
  };
  return {
    path,
    read: () => guarded((file) => readText(file, path)),
    save: (text, baseHash) =>
      guarded((file) => turnOf(file)(() => saveText(file, path, Buffer.from(text, 'utf8'), baseHash))),
  };
}

export function hashOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

async function readText(file: string, path: string): Promise<Result<FileText, TextFileError>> {
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > LARGEST_TEXT_BYTES) return fail({ code: 'tooLarge', path, bytes: size });
    bytes = await readFile(file);
  } catch (error) {
    return fail(textFileErrorFrom(error, path));
  }
  if (bytes.includes(0)) return fail({ code: 'notText', path });
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return ok({ text, hash: hashOf(bytes) });
  } catch {
    return fail({ code: 'notText', path, line: lineThatIsNotText(bytes) });
  }
}

/** Counted from 1: the line of the first byte that is not UTF-8. */
function lineThatIsNotText(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) break;
    start = end + 1;
  }
  return line;
}

async function saveText(
  file: string,
  path: string,
  bytes: Buffer,
  baseHash: string | null,
): Promise<Result<{ readonly hash: string }, TextFileError>> {
  if (bytes.length > LARGEST_TEXT_BYTES) return fail({ code: 'tooLarge', path, bytes: bytes.length });
  const now = await readText(file, path);
  if (!now.ok && (now.error.code !== 'gone' || baseHash !== null)) return now;
  if (now.ok && now.value.hash !== baseHash) return fail({ code: 'changedOutside', ...now.value });
  const hash = hashOf(bytes);
  if (now.ok && now.value.hash === hash) return ok({ hash });
  // A rename would replace a file that its owner has made read-only.
  if (now.ok) await access(file, constants.W_OK);
  await replaceFile(file, bytes, now.ok ? (await stat(file)).mode & 0o7777 : 0o644);
  return ok({ hash });
}

async function replaceFile(file: string, bytes: Buffer, mode: number): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** Makes the rename itself last; Windows has no such thing as opening a folder. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Saves of one file queue up, whoever asks for them. */
function turnOf(file: string): ReturnType<typeof createQueue> {
  const queue = queues.get(file) ?? createQueue();
  queues.set(file, queue);
  return queue;
}
