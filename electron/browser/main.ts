import { join } from 'node:path';
import { createHost } from '#electron/host/host.ts';
import { askForAddress, lockDataFolder, type RunningOverture } from '#electron/host/dataFolderLock.ts';
import { LAUNCH_HELP, type LaunchOptions, parseLaunchOptions } from '#electron/host/launchOptions.ts';
import { listPageFiles } from '#electron/page/pageFiles.ts';
import { startBrowserServer } from './browserServer.ts';
import { createBrowserShell } from './browserShell.ts';
import { openInSystem } from './systemOpener.ts';

/** What a system says of a folder that cannot be made or written. */
const NO_FOLDER = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EEXIST', 'ENOTDIR'];
const report = (error: unknown) => console.error(error);

/** The whole of Overture in one plain Node process: the host, and a loopback server for the page. */
async function launch(options: LaunchOptions): Promise<void> {
  const lock = await lockDataFolder(options.dataDir);
  if (!lock.ok) return joinRunning(lock.error, options);

  const host = await createHost({
    dataDir: options.dataDir,
    shell: createBrowserShell(),
    ...(options.repo !== undefined && { openAtStart: options.repo }),
  });
  const server = await startBrowserServer({
    files: await listPageFiles(join(import.meta.dirname, '..', 'renderer')),
    port: options.port,
    connect: (channel) => host.connect(channel),
    report,
  });
  await lock.value.announce({
    pid: process.pid,
    kind: 'browser',
    origin: server.origin,
    handOverSecret: server.handOverSecret,
  });

  let closing = false;
  const close = () => {
    if (closing) process.exit(130);
    closing = true;
    server
      .close()
      .then(() => host.close())
      .then(() => lock.value.release())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          report(error);
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
  await present(server.newAddress(), options);
}

async function present(address: string, options: LaunchOptions): Promise<void> {
  console.log(`Overture is ready at ${address}`);
  if (options.open) await openInSystem(address);
}

/** Two processes writing one data folder would spoil it, so a second launch only opens the first one's page. */
async function joinRunning(running: RunningOverture | undefined, options: LaunchOptions): Promise<void> {
  const fresh = running && (await askForAddress(running));
  if (!fresh) {
    const where = running?.kind === 'electron' ? ' in its own window' : '';
    console.error(
      `Overture is already running${where} on ${options.dataDir}. Use that one, close it, or choose another folder with --data.`,
    );
    process.exitCode = 1;
    return;
  }
  console.log(`Overture is already running on ${options.dataDir}; this opens its page.`);
  await present(fresh, options);
}

const options = parseLaunchOptions(process.argv.slice(2));
if (!options.ok) {
  console.error(options.error);
  process.exitCode = 2;
} else if (options.value.help) {
  console.log(LAUNCH_HELP);
} else {
  launch(options.value).catch((error: unknown) => {
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
