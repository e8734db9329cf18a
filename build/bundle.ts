import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { compressAssets } from './compressAssets.ts';
import { sourceStamp } from './sourceStamp.ts';

const root = join(import.meta.dirname, '..');

/**
 * Builds `out/` from the sources, or does nothing when the sources are those of the last build.
 * Returns whether it built. electron-vite asks only for Electron's version, never for its binary.
 */
export async function bundle(options: { force?: boolean } = {}): Promise<boolean> {
  const stampFile = join(root, 'out', 'stamp');
  const stamp = await sourceStamp(root);
  if (!options.force && (await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return false;

  await rm(stampFile, { force: true });
  const { build } = await import('electron-vite');
  await build({ root, configFile: join(root, 'electron.vite.config.ts'), logLevel: 'warn' });
  await compressAssets(join(root, 'out', 'renderer'));
  await writeFile(stampFile, stamp);
  return true;
}

if (argv[1] === import.meta.filename) {
  const start = performance.now();
  const built = await bundle({ force: argv.includes('--force') });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (built) console.log(`Built out/ in ${seconds} s.`);
}
