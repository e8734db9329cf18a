import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { childEnvironment, type Environment } from '#electron/process/childEnvironment.ts';
import { findBrowser } from '#electron/process/findBrowser.ts';
import { runProcess } from '#electron/process/runProcess.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { PrintFailure } from '#electron/host/shell.ts';

const LONGEST_MS = 60_000;

/** A page as PDF through a browser of this machine, in a profile of its own that is thrown away. */
export async function printWithBrowser(
  html: string,
  env: Environment = childEnvironment(),
): Promise<Result<Uint8Array, PrintFailure>> {
  const program = await findBrowser(env, process.platform);
  if (program === null) return fail({ code: 'noPrinter' });
  const folder = await mkdtemp(join(tmpdir(), 'overture-print-'));
  try {
    const page = join(folder, 'page.html');
    const target = join(folder, 'page.pdf');
    await writeFile(page, html);
    const run = await runProcess({
      program,
      args: [
        ...FLAGS,
        `--user-data-dir=${join(folder, 'profile')}`,
        `--print-to-pdf=${target}`,
        pathToFileURL(page).href,
      ],
      cwd: folder,
      env,
      timeoutMs: LONGEST_MS,
      endLeftovers: true,
    });
    if (!run.ok) return fail({ code: 'printFailed', reason: failureWords(run.error.code) });
    const pdf = await readFile(target).catch(() => null);
    return pdf ? ok(pdf) : fail({ code: 'printFailed', reason: 'the browser wrote nothing' });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-pdf-header-footer',
  // Chromium starts for root only without its sandbox; the page is ours and its policy lets no script run.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function failureWords(code: string): string {
  return code === 'timedOut' ? 'the browser took longer than a minute' : 'the browser could not be started';
}
