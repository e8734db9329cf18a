import { ipcRenderer } from 'electron';
import { COMMAND, CONNECT, PORT, type ShellCommand } from '#shared/contract/windowMessages.ts';

/** Hands the page its port to the host and the menu's commands, and nothing else: no function of Electron reaches it. */
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
