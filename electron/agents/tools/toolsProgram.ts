import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { findProgram } from '#electron/agents/findProgram.ts';

/** How an agent starts the program that joins it to Overture. */
export type ToolsProgram = { readonly command: string; readonly args: readonly string[] };

/**
 * Puts the program where any Node can read it: in the packaged app, resources are inside an archive. Null when there
 * is no Node to run it with; the app's own binary takes no scripts.
 */
export async function findToolsProgram(needs: {
  readonly script: string;
  readonly dataDir: string;
  readonly path: string;
}): Promise<ToolsProgram | null> {
  const isElectron = process.versions['electron'] !== undefined;
  const command = isElectron ? await findProgram('node', needs.path) : process.execPath;
  if (command === null) return null;
  const folder = join(needs.dataDir, 'tools');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const script = join(folder, 'agentTools.mjs');
  await putIfNew(script, await readFile(needs.script, 'utf8'));
  return { command, args: [script] };
}

/** In one step, because an agent may be starting it at this moment; several attempts may begin at once. */
async function putIfNew(file: string, text: string): Promise<void> {
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== text) await writeFileAtomic(file, text);
}
