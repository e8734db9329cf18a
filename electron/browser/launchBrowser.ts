import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { appFolder } from '#electron/host/appFolder.ts';
import { askForAddress, lockDataFolder, type RunningOverture } from '#electron/host/dataFolderLock.ts';
import type { Host } from '#electron/host/host.ts';
import type { LaunchOptions } from '#electron/host/launchOptions.ts';
import { listPageFiles } from '#electron/page/pageFiles.ts';
import { type BrowserServer, startBrowserServer } from './browserServer.ts';
import { createBrowserShell } from './browserShell.ts';
import { onKeptPort } from './keptPort.ts';
import { openInSystem } from './systemOpener.ts';

/** A browser that has to start first takes longer than this, and then finds the host made. */
const VISIT_MS = 250;
/** A page that came and does not ask for its channel by then has been closed again. */
const AWAIT_MS = 2_000;
const report = (error: unknown) => console.error(error);

/** The whole of Overture in one plain Node process: the host, and a loopback server for the page. */
export async function launchBrowser(options: LaunchOptions): Promise<void> {
  const lock = await lockDataFolder(options.dataDir);
  if (!lock.ok) return joinRunning(lock.error, options);

  const work = { count: 0 };
  // The page loads while the host is still being made; its channel waits for it.
  const { promise: host, resolve: hostIs } = Promise.withResolvers<Host>();
  const files = await listPageFiles(join(appFolder(), 'out', 'renderer'));
  const listen = (port: number) => startBrowserServer({ files, port, host: () => host, report });
  const server = await (options.port === undefined
    ? onKeptPort(options.dataDir, listen)
    : listen(options.port));
  await lock.value.announce({
    pid: process.pid,
    kind: 'browser',
    origin: server.origin,
    handOverSecret: server.handOverSecret,
  });

  let closing = false;
  let warned = false;
  const close = (signal: NodeJS.Signals) => {
    if (closing) process.exit(130);
    if (signal === 'SIGINT' && work.count > 0 && !warned) {
      warned = true;
      const tasks = work.count === 1 ? 'One task is' : `${work.count} tasks are`;
      console.log(`${tasks} at work. Press Ctrl+C again to stop the agents; what they did so far is kept.`);
      return;
    }
    closing = true;
    server
      .close()
      .then(async () => (await host).close())
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
  await untilPageIsServed(server);
  hostIs(makeHost(options, work));
  await host;
}

/** Making the host keeps this process busy, so a browser that comes at once gets all of its page before that. */
async function untilPageIsServed(server: BrowserServer): Promise<void> {
  const comes = await Promise.race([server.visited.then(() => true), delay(VISIT_MS, false)]);
  if (comes) await Promise.race([server.awaited, delay(AWAIT_MS)]);
}

async function makeHost(options: LaunchOptions, work: { count: number }): Promise<Host> {
  const { keepLog } = await import('#electron/services/diagnostics/logFile.ts');
  keepLog(options.dataDir);
  const { createHost } = await import('#electron/host/host.ts');
  return createHost({
    dataDir: options.dataDir,
    shell: createBrowserShell((count) => (work.count = count)),
    ...(options.repo !== undefined && { openAtStart: options.repo }),
  });
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
