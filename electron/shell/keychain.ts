import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { ElectronApi } from './electronApi.ts';

export interface Keychain {
  keepsForGood(): boolean;
  keep(name: string, value: string | null): Promise<void>;
  read(name: string): Promise<string | null>;
}

const fileSchema = z.record(z.string(), z.string());

/**
 * Secrets in a file that only the system's keychain can decrypt. Where the system has none (Linux without a
 * keyring offers “basic_text”, which is no protection) they stay in memory and end with the app.
 */
export function createKeychain(
  { safeStorage }: Pick<ElectronApi, 'safeStorage'>,
  file: string,
  platform: NodeJS.Platform,
): Keychain {
  const inMemory = new Map<string, string>();
  let writing: Promise<void> = Promise.resolve();
  const keepsForGood = () =>
    safeStorage.isEncryptionAvailable() &&
    (platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

  async function write(name: string, value: string | null): Promise<void> {
    const { [name]: _old, ...others } = await readAll(file);
    const next =
      value === null ? others : { ...others, [name]: safeStorage.encryptString(value).toString('base64') };
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(next), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }

  return {
    keepsForGood,
    keep(name, value) {
      if (!keepsForGood()) {
        if (value === null) inMemory.delete(name);
        else inMemory.set(name, value);
        return Promise.resolve();
      }
      const written = writing.then(() => write(name, value));
      writing = written.catch(() => undefined);
      return written;
    },
    async read(name) {
      if (!keepsForGood()) return inMemory.get(name) ?? null;
      await writing;
      const encrypted = (await readAll(file))[name];
      return encrypted === undefined ? null : decrypt(Buffer.from(encrypted, 'base64'));
    },
  };

  /** A keychain that was reset cannot open old secrets; the person is asked for them again. */
  function decrypt(encrypted: Buffer): string | null {
    try {
      return safeStorage.decryptString(encrypted);
    } catch {
      return null;
    }
  }
}

async function readAll(file: string): Promise<Record<string, string>> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
