import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '#shared/contract/result.ts';

/** The name holds the port, because browsers share cookies between the ports of one machine. */
export function cookieName(port: number): string {
  return `overture-${port}`;
}

/**
 * Turns away what a page of another site can cause: a foreign name that resolves to this machine (Host),
 * a request sent from another page (Origin, Sec-Fetch-Site). `socket` demands an Origin, as browsers always send one there.
 */
export function guardRequest(
  request: Pick<IncomingMessage, 'headers'>,
  port: number,
  kind: 'request' | 'socket',
): Result<void, string> {
  const { host, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (host !== `127.0.0.1:${port}`) return fail('This name is not the one Overture answers to.');
  if (origin === undefined && kind === 'socket') return fail('The request does not say where it comes from.');
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`)
    return fail('The request comes from another site.');
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation(request)) {
    return fail('The request comes from another site.');
  }
  return ok(undefined);
}

/** Following a link to Overture from a chat or a terminal page is fine: without the cookie it shows nothing. */
function isNavigation({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

export function readCookie(request: Pick<IncomingMessage, 'headers'>, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
