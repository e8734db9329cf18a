import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { ElectronApi } from './electronApi.ts';
import { decideRestart } from './hostSupervisor.ts';
import { PAGE_ORIGIN } from './pageScheme.ts';
import { placeWindow, readWindowState, SMALLEST, writeWindowState } from './windowState.ts';

type WindowElectron = Pick<ElectronApi, 'app' | 'BrowserWindow' | 'screen'>;

export type WindowNeeds = {
  readonly preload: string;
  readonly stateFile: string;
  readonly platform: NodeJS.Platform;
  readonly report: (error: unknown) => void;
  readonly onShown?: () => void;
  readonly now: () => number;
  /** The page fell over too often to be loaded once more. */
  readonly onGivenUp: () => void;
};

/** Opens the window where it was left and shows it once the page has painted, so that no white flashes by. */
export async function openWindow(electron: WindowElectron, needs: WindowNeeds): Promise<BrowserWindow> {
  const left = await readWindowState(needs.stateFile);
  const window = new electron.BrowserWindow(windowOptions(electron, needs, left));
  window.once('ready-to-show', () => {
    if (left?.maximized) window.maximize();
    window.show();
    needs.onShown?.();
  });
  reloadAfterCrashes(window, needs);
  window.on('close', () => {
    const state = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    writeWindowState(needs.stateFile, state).catch(needs.report);
  });
  await window.loadURL(`${PAGE_ORIGIN}/`);
  return window;
}

function windowOptions(
  { app, screen }: WindowElectron,
  { preload, platform }: WindowNeeds,
  left: Awaited<ReturnType<typeof readWindowState>>,
): BrowserWindowConstructorOptions {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return {
    ...placeWindow(
      left,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Overture',
    ...(platform === 'darwin' && {
      titleBarStyle: 'hiddenInset' as const,
      trafficLightPosition: { x: 16, y: 16 },
    }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: true,
      devTools: !app.isPackaged,
    },
  };
}

function reloadAfterCrashes(window: BrowserWindow, { now, report, onGivenUp }: WindowNeeds): void {
  let crashes: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    report(`The page's process ended: ${reason}.`);
    crashes = [...crashes, now()];
    if (decideRestart(crashes, now())) window.loadURL(`${PAGE_ORIGIN}/`).catch(report);
    else onGivenUp();
  });
}
