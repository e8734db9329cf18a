import { ipcRenderer } from 'electron';

/**
 * Hands the page the port to the host, and nothing else: no function of Electron reaches the page.
 * A port cannot cross the context bridge, so it travels by a window message, which only this window receives.
 */
ipcRenderer.on('overture:port', (event) => {
  const [port] = event.ports;
  if (port) window.postMessage('overture:port', location.origin, [port]);
});
