import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { LAUNCH_HELP, parseLaunchOptions } from '#electron/host/launchOptions.ts';

/** What a system says of a folder that cannot be made or written. */
const NO_FOLDER = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EEXIST', 'ENOTDIR'];

const options = parseLaunchOptions(process.argv.slice(2));
if (!options.ok) {
  console.error(options.error);
  process.exitCode = 2;
} else if (options.value.help) {
  console.log(LAUNCH_HELP);
} else {
  // Compiled code is kept, so the next start has less to do; everything after this line profits.
  enableCompileCache(join(options.value.dataDir, 'cache', 'node'));
  const { launchBrowser } = await import('./launchBrowser.ts');
  launchBrowser(options.value).catch((error: unknown) => {
    console.error(describe(error));
    process.exit(1);
  });
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'That port is taken. Choose another with --port, or leave it out.';
  if (code === 'EACCES' && error instanceof Error && 'syscall' in error && error.syscall === 'listen')
    return 'This port is not allowed to you. Choose one above 1023 with --port, or leave it out.';
  if (typeof code === 'string' && NO_FOLDER.includes(code))
    return `Overture cannot keep its data there (${error instanceof Error ? error.message : code}). Choose another folder with --data.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
