import { readFileSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import type { ElectronApi } from './electronApi.ts';

const PUBLISHER = /^publisherName:(?:[ \t]+|[ \t]*\r?\n[ \t]*-[ \t]+)[^\s#[\]-]/m;

/** What is used of electron-updater's `autoUpdater`. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  allowPrerelease: boolean;
  disableWebInstaller: boolean;
  on(event: 'update-downloaded', listener: (info: { readonly version: string }) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  checkForUpdates(): Promise<unknown>;
}

/**
 * Only an installed app asks for updates, only where its package names a place for them, and only on systems where
 * the updater proves who signed one before it runs: macOS and Windows. A checksum, which is all that Linux offers,
 * comes from the same place as the file and proves nothing.
 */
export function mayUpdate(given: {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly hasFeed: boolean;
}): boolean {
  return given.packaged && given.hasFeed && (given.platform === 'darwin' || given.platform === 'win32');
}

/**
 * Whether the package's `app-update.yml` names a place for updates. On Windows it has to name the publisher too: for
 * a package that was never signed the updater takes whatever comes, without looking who signed it.
 */
export function hasFeed(file: string, platform: NodeJS.Platform): boolean {
  try {
    const feed = readFileSync(file, 'utf8');
    return platform !== 'win32' || PUBLISHER.test(feed);
  } catch {
    // Most packages have none.
    return false;
  }
}

/** Fetches a newer version in the background; it takes effect when the person quits, never under their work. */
export function followUpdates(
  { dialog }: Pick<ElectronApi, 'dialog'>,
  updater: Updater,
  needs: {
    readonly currentWindow: () => BrowserWindow | undefined;
    readonly report: (error: unknown) => void;
  },
): void {
  updater.autoDownload = true;
  updater.autoInstallOnAppQuit = true;
  // An old version with a known hole is signed as well.
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  // The small installer fetches the rest of itself from an address of its own.
  updater.disableWebInstaller = true;
  updater.on('error', needs.report);
  updater.on('update-downloaded', ({ version }) => {
    const message = {
      type: 'info' as const,
      message: `Overture ${version} is ready`,
      detail: 'It takes over the next time you quit. Nothing is interrupted.',
      buttons: ['Good'],
    };
    const window = needs.currentWindow();
    const told = window ? dialog.showMessageBox(window, message) : dialog.showMessageBox(message);
    told.catch(needs.report);
  });
  updater.checkForUpdates().catch(needs.report);
}
