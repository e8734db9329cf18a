import type { IpcMainEvent, Session, WebContents } from 'electron';
import { isLink } from '#electron/host/isLink.ts';
import type { ElectronApi } from './electronApi.ts';
import { isPageAddress } from './pageScheme.ts';

/**
 * Keeps every web contents of the app on the app's own page: no navigation away, no second window, no
 * webview, no permission. Links to the web open in the person's browser instead.
 */
export function lockDown(
  electron: Pick<ElectronApi, 'app' | 'shell'>,
  report: (error: unknown) => void,
): void {
  electron.app.on('web-contents-created', (_event, contents) => {
    keepOnPage(contents);
    contents.setWindowOpenHandler(({ url }) => {
      if (isLink(url)) electron.shell.openExternal(url).catch(report);
      return { action: 'deny' };
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

function keepOnPage(contents: WebContents): void {
  contents.on('will-navigate', refuseOthers);
  contents.on('will-frame-navigate', (event) => {
    // A preview the page itself wrote into a frame; it is under the page's own policy and runs no script.
    if (event.isMainFrame || event.url !== 'about:srcdoc') refuseOthers(event);
  });
  contents.on('will-redirect', refuseOthers);
}

function refuseOthers(event: { readonly url: string; preventDefault(): void }): void {
  if (!isPageAddress(event.url)) event.preventDefault();
}

/** Copying text is the one thing the page may do without a gesture's paste; everything else is denied. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowed(permission, contents.getURL())),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    allowed(permission, origin.endsWith('/') ? origin : `${origin}/`),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}

function allowed(permission: string, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && isPageAddress(origin);
}

/** Only the top frame of a window showing the app's own page may speak to the shell. */
export function isTrustedSender(event: Pick<IpcMainEvent, 'sender' | 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isPageAddress(frame.url);
}
