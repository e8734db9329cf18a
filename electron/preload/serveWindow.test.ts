import { EventEmitter } from 'node:events';
import type { IpcRenderer } from 'electron';
import { expect, test } from 'vitest';
import { COMMAND, CONNECT, DROPPED, PORT } from '#shared/contract/windowMessages.ts';
import { serveWindow } from './serveWindow.ts';

/** A window as the preload script meets it, and Electron's side of it. */
function serve() {
  const sent: unknown[] = [];
  const posted: unknown[][] = [];
  const listeners: { name: string; hear: (event: object) => void }[] = [];
  const page = {
    location: { origin: 'overture-app://overture' },
    postMessage: (...message: unknown[]) => void posted.push(message),
    addEventListener: (name: string, hear: (event: object) => void) => void listeners.push({ name, hear }),
  };
  const ipc = Object.assign(new EventEmitter(), {
    send: (...message: unknown[]) => void sent.push(message),
  });
  serveWindow(
    {
      ipcRenderer: ipc as unknown as IpcRenderer,
      webUtils: { getPathForFile: ({ name }) => (name === '' ? '' : `/home/ada/${name}`) },
    },
    page as unknown as Window,
  );
  const raise = (name: string, event: object) =>
    listeners.filter((listener) => listener.name === name).forEach(({ hear }) => hear(event));
  return { sent, posted, page, ipc, raise };
}

test('the page can ask for its port and for nothing else', () => {
  const { sent, page, raise } = serve();
  for (const data of ['overture:quit', { type: CONNECT }, COMMAND, PORT, null, [CONNECT]])
    raise('message', { source: page, data });
  expect(sent).toEqual([]);
  raise('message', { source: page, data: CONNECT });
  expect(sent).toEqual([[CONNECT]]);
});

test('another window or a frame cannot ask for it', () => {
  const { sent, raise } = serve();
  for (const source of [null, {}, new EventTarget()]) raise('message', { source, data: CONNECT });
  expect(sent).toEqual([]);
});

test('ports and commands go to the page’s own origin alone', () => {
  const { posted, ipc } = serve();
  const port = {};
  ipc.emit(PORT, { ports: [port] });
  ipc.emit(PORT, { ports: [] });
  ipc.emit(COMMAND, {}, { command: 'open' });
  expect(posted).toEqual([
    [PORT, 'overture-app://overture', [port]],
    [{ type: COMMAND, command: 'open' }, 'overture-app://overture'],
  ]);
  expect(ipc.eventNames()).toEqual([PORT, COMMAND]);
});

test('only what a person drops tells its place, and not what has none', () => {
  const { posted, raise } = serve();
  const drop = (name: string) => ({ dataTransfer: { files: [{ name }] } });
  raise('drop', { ...drop('made-up'), isTrusted: false });
  raise('drop', { ...drop(''), isTrusted: true });
  raise('drop', { isTrusted: true, dataTransfer: null });
  expect(posted).toEqual([]);
  raise('drop', { ...drop('harbor'), isTrusted: true });
  expect(posted).toEqual([[{ type: DROPPED, path: '/home/ada/harbor' }, 'overture-app://overture']]);
});
