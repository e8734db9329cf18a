import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrintFailure } from '#electron/host/shell.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ElectronApi } from './electronApi.ts';

/** Prints a page in a window nobody sees, in which no script can run. */
export async function printPage(
  electron: Pick<ElectronApi, 'BrowserWindow'>,
  html: string,
): Promise<Result<Uint8Array, PrintFailure>> {
  const folder = await mkdtemp(join(tmpdir(), 'overture-print-'));
  const window = new electron.BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      devTools: false,
    },
  });
  try {
    // A data: address holds two megabytes, which pictures soon exceed.
    const page = join(folder, 'page.html');
    await writeFile(page, html);
    await window.loadFile(page);
    return ok(await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true }));
  } catch (error) {
    return fail({ code: 'printFailed', reason: error instanceof Error ? error.message : String(error) });
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}
