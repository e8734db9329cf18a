import { ipcRenderer, webUtils } from 'electron';
import { COMMAND, CONNECT, DROPPED, PORT, type ShellCommand } from '#shared/contract/windowMessages.ts';

/**
 * Hands the page its port to the host, the menu's commands and the place of what a person drops on it, and nothing
 * else: no function of Electron reaches it.
 */
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === CONNECT) ipcRenderer.send(CONNECT);
});

ipcRenderer.on(PORT, (event) => {
  const [port] = event.ports;
  if (port) window.postMessage(PORT, location.origin, [port]);
});

ipcRenderer.on(COMMAND, (_event, command: ShellCommand) => {
  window.postMessage({ type: COMMAND, ...command }, location.origin);
});

window.addEventListener('drop', (event) => {
  const [file] = event.dataTransfer?.files ?? [];
  // A page could make up a drop of its own; only one that a person did tells a place.
  if (!file || !event.isTrusted) return;
  const path = webUtils.getPathForFile(file);
  if (path !== '') window.postMessage({ type: DROPPED, path }, location.origin);
});
