import type { BrowserWindow } from 'electron';
import { isLink } from '#electron/host/isLink.ts';
import type { Shell } from '#electron/host/shell.ts';
import type { ElectronApi } from './electronApi.ts';
import type { Keychain } from './keychain.ts';
import { printPage } from './printPage.ts';

/** What the window's process does for the host. `currentWindow` is undefined while none is open. */
export function createElectronShell(
  electron: Pick<ElectronApi, 'BrowserWindow' | 'dialog' | 'Notification' | 'shell'>,
  needs: {
    readonly keychain: Keychain;
    readonly currentWindow: () => BrowserWindow | undefined;
    readonly showRoute: (route: string) => void;
    readonly noteWork: (count: number) => void;
  },
): Shell {
  return {
    kind: 'electron',
    async chooseFolder() {
      const options = {
        title: 'Open a repository',
        buttonLabel: 'Open',
        properties: ['openDirectory' as const, 'createDirectory' as const],
      };
      const window = needs.currentWindow();
      const chosen = await (window
        ? electron.dialog.showOpenDialog(window, options)
        : electron.dialog.showOpenDialog(options));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    keepsSecretsForGood: async () => needs.keychain.keepsForGood(),
    keepSecret: (name, value) => needs.keychain.keep(name, value),
    readSecret: (name) => needs.keychain.read(name),
    async notify({ title, body, route }) {
      if (!electron.Notification.isSupported() || needs.currentWindow()?.isFocused()) return;
      const notification = new electron.Notification({ title, body });
      notification.on('click', () => {
        focusWindow(needs.currentWindow());
        if (route !== undefined) needs.showRoute(route);
      });
      notification.show();
    },
    noteWork: async (count) => needs.noteWork(count),
    async openLink(url) {
      if (!isLink(url)) return false;
      await electron.shell.openExternal(url);
      return true;
    },
    async revealPath(path) {
      electron.shell.showItemInFolder(path);
      return true;
    },
    printPage: (html) => printPage(electron, html),
  };
}

export function focusWindow(window: BrowserWindow | undefined): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
