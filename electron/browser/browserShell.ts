import { isLink } from '#electron/host/isLink.ts';
import type { Shell } from '#electron/host/shell.ts';
import { openInSystem, revealInSystem } from './systemOpener.ts';

/** What the browser shell can do itself: little. The page shows its own folder chooser and messages. */
export function createBrowserShell(noteWork: (count: number) => void): Shell {
  const secrets = new Map<string, string>();
  return {
    kind: 'browser',
    chooseFolder: async () => null,
    // Nothing on disk is safe for a secret without the system's keychain, so it ends with the process.
    keepsSecretsForGood: async () => false,
    async keepSecret(name, value) {
      if (value === null) secrets.delete(name);
      else secrets.set(name, value);
    },
    readSecret: async (name) => secrets.get(name) ?? null,
    // The page is open in a browser that may have no leave to notify; its own list of messages has this too.
    notify: async () => undefined,
    noteWork: async (count) => noteWork(count),
    openLink: async (url) => isLink(url) && openInSystem(url),
    revealPath: (path) => revealInSystem(path),
    async printPage(html) {
      const { printWithBrowser } = await import('#electron/services/handover/printWithBrowser.ts');
      return printWithBrowser(html);
    },
  };
}
