import { readFile } from 'node:fs/promises';
import { SECURITY_HEADERS } from '#electron/page/contentSecurityPolicy.ts';
import type { PageFiles } from '#electron/page/pageFiles.ts';
import type { ElectronApi } from './electronApi.ts';

const SCHEME = 'overture-app';
/** The page's origin. A scheme of its own keeps it apart from files, from the web and from other apps. */
export const PAGE_ORIGIN = `${SCHEME}://overture`;

/** Has to run before the app is ready: Chromium reads the list of schemes once. */
export function registerPageScheme({ protocol }: Pick<ElectronApi, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page, read only, to this app's windows. */
export function servePageScheme({ protocol }: Pick<ElectronApi, 'protocol'>, files: PageFiles): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    const file = url.host === 'overture' && request.method === 'GET' ? files(url.pathname) : undefined;
    if (!file) return new Response('There is nothing here.', { status: 404, headers: SECURITY_HEADERS });
    return new Response(await readFile(file.path), {
      headers: { ...SECURITY_HEADERS, 'content-type': file.contentType },
    });
  });
}

export function isPageAddress(address: string): boolean {
  return URL.canParse(address) && address.startsWith(`${PAGE_ORIGIN}/`);
}
