import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { askForAddress, lockDataFolder } from '#electron/host/dataFolderLock.ts';
import type { LaunchOptions } from '#electron/host/launchOptions.ts';
import { listPageFiles } from '#electron/page/pageFiles.ts';
import { COMMAND, CONNECT, type ShellCommand } from '#shared/contract/windowMessages.ts';
import { applicationMenu } from './applicationMenu.ts';
import type { ElectronApi } from './electronApi.ts';
import { confirmQuit } from './confirmQuit.ts';
import { quitAfter } from './quitAfter.ts';
import { createElectronShell, focusWindow } from './electronShell.ts';
import { superviseHost } from './hostSupervisor.ts';
import { linkAmong, LINK_SCHEME, routeOfLink } from './deepLink.ts';
import { createKeychain } from './keychain.ts';
import { denyPermissions, isTrustedSender, lockDown } from './lockDown.ts';
import { openWindow } from './openWindow.ts';
import { registerPageScheme, servePageScheme } from './pageScheme.ts';
import { followUpdates, mayUpdate, type Updater } from './updates.ts';

export interface ShellNeeds {
  readonly options: LaunchOptions;
  /** The folder of the built programs, `out/main`. */
  readonly programs: string;
  readonly platform: NodeJS.Platform;
  readonly homepage: string;
  /** A sentence for whoever started it from a terminal; `npm start` waits for it. */
  readonly say: (sentence: string) => void;
  readonly report: (error: unknown) => void;
  /** What the program was started with; a link that a person followed is among it on Windows and Linux. */
  readonly args?: readonly string[];
  /** Loaded only where updates are followed. `hasFeed` says whether the package names a place for them. */
  readonly updates?: { readonly hasFeed: boolean; readonly load: () => Promise<Updater> };
}

const HOST_CLOSES_WITHIN_MS = 10_000;

/** The window's process from start to end. Everything before `whenReady` has to be: Electron reads it once. */
export async function startShell(electron: ElectronApi, needs: ShellNeeds): Promise<void> {
  const { app } = electron;
  const { dataDir } = needs.options;
  app.enableSandbox();
  app.setPath('userData', join(dataDir, 'window'));
  registerPageScheme(electron);
  if (!app.requestSingleInstanceLock()) return app.quit();
  lockDown(electron, needs.report);
  // Another program may answer to the scheme of an app that is not installed.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  // macOS hands over the link that started the app before it is ready.
  const links = listenForLinks(electron, needs.args ?? []);
  await app.whenReady();

  const lock = await lockDataFolder(dataDir);
  if (!lock.ok) {
    const address = lock.error && (await askForAddress(lock.error));
    if (address) await electron.shell.openExternal(address);
    else
      electron.dialog.showErrorBox('Overture is already running', `It is using ${dataDir}. Close it first.`);
    return app.quit();
  }
  await lock.value.announce({ pid: process.pid, kind: 'electron' });
  servePageScheme(electron, await listPageFiles(join(needs.programs, '..', 'renderer')));
  denyPermissions(electron.session.defaultSession);
  await runWindow(electron, needs, links, () => lock.value.release());
}

async function runWindow(
  electron: ElectronApi,
  needs: ShellNeeds,
  links: Links,
  releaseLock: () => Promise<void>,
): Promise<void> {
  const { app } = electron;
  const { platform, report, updates } = needs;
  const desk = createWindowDesk(electron, needs);
  const { host, atWork } = startHost(electron, needs, desk);
  electron.ipcMain.on(CONNECT, (event) => {
    if (!isTrustedSender(event)) return;
    host.connectPage(event.sender);
    // From here on the page listens.
    links.show = (route) => desk.tellPage({ route });
    for (const route of links.waiting.splice(0)) links.show(route);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, name, serviceName }) => {
    if (reason !== 'clean-exit') report(`${serviceName ?? name ?? type} ended: ${reason} (${exitCode})`);
  });
  showMenu(electron, needs, desk);
  app.on('second-instance', () => focusWindow(desk.current()));
  app.on('activate', desk.openAgain);
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  quitAfter(app, {
    confirm: () => confirmQuit(electron, atWork(), desk.current()),
    stay: desk.openAgain,
    finish: () => host.close().then(releaseLock),
    report,
  });
  await desk.open();
  if (updates && mayUpdate({ packaged: app.isPackaged, platform, hasFeed: updates.hasFeed }))
    followUpdates(electron, await updates.load(), { currentWindow: desk.current, report });
}

type WindowDesk = ReturnType<typeof createWindowDesk>;

/** The one window, open or not. */
function createWindowDesk(electron: ElectronApi, { options, programs, platform, report, say }: ShellNeeds) {
  let window: BrowserWindow | undefined;
  const current = () => (window?.isDestroyed() ? undefined : window);
  const giveUp = () => {
    electron.dialog.showErrorBox(
      'Overture keeps stopping',
      `Its log is in ${join(options.dataDir, 'logs')}. Your work is kept; start Overture again.`,
    );
    electron.app.quit();
  };
  const open = async (): Promise<void> => {
    window = await openWindow(electron, {
      preload: join(programs, '..', 'preload', 'preload.cjs'),
      stateFile: join(options.dataDir, 'window.json'),
      platform,
      report,
      now: Date.now,
      onGivenUp: giveUp,
      onShown: () => say('Overture is ready in its own window.'),
    });
  };
  return {
    current,
    giveUp,
    open,
    openAgain: () => {
      if (!current()) open().catch(report);
    },
    tellPage: (command: ShellCommand) => current()?.webContents.send(COMMAND, command),
  };
}

function startHost(
  electron: ElectronApi,
  { options, programs, platform, report }: ShellNeeds,
  { current, giveUp, tellPage }: WindowDesk,
) {
  const { dataDir, repo } = options;
  let atWork = 0;
  const host = superviseHost(electron, {
    modulePath: join(programs, 'host.js'),
    hostArguments: { dataDir, ...(repo !== undefined && { openAtStart: repo }) },
    shell: createElectronShell(electron, {
      keychain: createKeychain(electron, join(dataDir, 'secrets.json'), platform),
      currentWindow: current,
      noteWork: (count) => (atWork = count),
      showRoute: (route) => tellPage({ route }),
    }),
    now: Date.now,
    closeWithinMs: HOST_CLOSES_WITHIN_MS,
    onGivenUp: giveUp,
    report,
  });
  return { host, atWork: () => atWork };
}

function showMenu(electron: ElectronApi, needs: ShellNeeds, { tellPage }: WindowDesk): void {
  const menu = applicationMenu({
    platform: needs.platform,
    packaged: electron.app.isPackaged,
    send: (command) => tellPage({ command }),
    openLink: (url) => void electron.shell.openExternal(url).catch(needs.report),
    homepage: needs.homepage,
  });
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menu));
}

/** Where links go: they wait until a page can show them. */
type Links = { waiting: string[]; show: (route: string) => void };

function listenForLinks({ app }: Pick<ElectronApi, 'app'>, args: readonly string[]): Links {
  const links: Links = { waiting: [], show: (route) => void (links.waiting = [route]) };
  const follow = (link: string | undefined) => {
    const route = link === undefined ? undefined : routeOfLink(link);
    if (route !== undefined) links.show(route);
  };
  follow(linkAmong(args));
  app.on('second-instance', (_event, argv) => follow(linkAmong(argv)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    follow(url);
  });
  return links;
}
