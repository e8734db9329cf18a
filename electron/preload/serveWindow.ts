import type { IpcRenderer, WebUtils } from 'electron';
import { COMMAND, CONNECT, DROPPED, PORT, type ShellCommand } from '#shared/contract/windowMessages.ts';

/**
 * Hands the page its port to the host, the menu's commands and the place of what a person drops on it, and nothing
 * else: no function of Electron reaches it.
 */
export function serveWindow(
  {
    ipcRenderer,
    webUtils,
  }: {
    readonly ipcRenderer: Pick<IpcRenderer, 'on' | 'send'>;
    readonly webUtils: Pick<WebUtils, 'getPathForFile'>;
  },
  page: Pick<Window, 'addEventListener' | 'postMessage' | 'location'>,
): void {
  page.addEventListener('message', (event) => {
    if (event.source === page && event.data === CONNECT) ipcRenderer.send(CONNECT);
  });

  ipcRenderer.on(PORT, (event) => {
    const [port] = event.ports;
    if (port) page.postMessage(PORT, page.location.origin, [port]);
  });

  ipcRenderer.on(COMMAND, (_event, command: ShellCommand) => {
    page.postMessage({ type: COMMAND, ...command }, page.location.origin);
  });

  page.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    // A page could make up a drop of its own; only one that a person did tells a place.
    if (!file || !event.isTrusted) return;
    const path = webUtils.getPathForFile(file);
    if (path !== '') page.postMessage({ type: DROPPED, path }, page.location.origin);
  });
}
