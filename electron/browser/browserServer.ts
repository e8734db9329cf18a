import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PageFiles } from '#electron/page/pageFiles.ts';
import type { Channel } from '#shared/contract/channel.ts';
import { createWebSocketChannel } from '#shared/contract/webSocketChannel.ts';
import { cookieName, guardRequest, readCookie } from './requestGuard.ts';
import { createPageServer, sendText } from './servePage.ts';
import { createSessions, sameSecret, secret } from './session.ts';

// An import would read every name the module has, and one of them loads a whole HTTP client: 20 ms and 4 MB.
const { createServer } = process.getBuiltinModule('node:http');

export interface BrowserServer {
  readonly port: number;
  readonly origin: string;
  /** Lets a second launch of the same person ask for a fresh address. */
  readonly handOverSecret: string;
  /** An address with a token in it that opens the page once. */
  newAddress(): string;
  /** Resolves once a person's browser asks for the page. */
  readonly visited: Promise<void>;
  /** Resolves once a page runs and asks for its channel: from then on it waits for the host. */
  readonly awaited: Promise<void>;
  close(): Promise<void>;
}

/** The largest message a page sends is a whole spec; everything above is not ours. */
const LARGEST_MESSAGE_BYTES = 8 * 1024 * 1024;
/** A page that reads slower than the host writes is cut off here; it reconnects and starts from a snapshot. */
const MOST_UNSENT_BYTES = 64 * 1024 * 1024;
const NOT_OPENED_HERE =
  'This address was used already, or this browser was not the one that opened Overture. Start Overture again to get a new address.';

/** Serves the page and its channel on 127.0.0.1 alone. Port 0 takes any free port. Rejects when the port is taken. */
export async function startBrowserServer(needs: {
  readonly files: PageFiles;
  readonly port: number;
  /** May still be on its way: files are served at once, a channel asks for it and waits. */
  readonly host: () => Promise<{ connect(channel: Channel): void }>;
  readonly report: (error: unknown) => void;
}): Promise<BrowserServer> {
  const sessions = createSessions();
  const handOverSecret = secret();
  const servePage = createPageServer(needs.files);
  const { promise: visited, resolve: isVisited } = Promise.withResolvers<void>();
  const { promise: awaited, resolve: isAwaited } = Promise.withResolvers<void>();
  const server = createServer({ requestTimeout: 30_000 });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  const port = await listen(server, needs.port);
  let closing = false;
  const origin = `http://127.0.0.1:${port}`;
  const newAddress = () => `${origin}/?token=${sessions.issueToken()}`;
  const hasSession = (request: IncomingMessage) => sessions.isSession(readCookie(request, cookieName(port)));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const allowed = guardRequest(request, port, 'request');
    if (!allowed.ok) return sendText(response, 403, allowed.error);
    const url = new URL(`${origin}${pathOf(request)}`);
    if (request.method === 'POST' && url.pathname === '/hand-over') return handOver(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendText(response, 405, 'Only reading is possible here.');

    const token = url.searchParams.get('token');
    const session = token === null ? undefined : sessions.redeem(token);
    if (session === undefined && !hasSession(request)) return sendText(response, 403, NOT_OPENED_HERE);
    isVisited();
    // The page itself takes the spent token out of its address: a redirect would cost every start a round trip, and
    // a browser withholds the new cookie on one that another site's link began.
    const headers = session === undefined ? {} : { 'set-cookie': cookieOf(session) };
    return servePage(request, url.pathname, response, headers);
  }

  function cookieOf(session: string): string {
    return `${cookieName(port)}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  function handOver(request: IncomingMessage, response: ServerResponse): void {
    const given = request.headers.authorization ?? '';
    if (!sameSecret(`Bearer ${handOverSecret}`, given))
      return sendText(response, 403, 'That is not the secret.');
    response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
    response.end(newAddress());
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      needs.report(error);
      if (response.headersSent) return response.destroy();
      sendText(response, 500, 'Overture met a fault of its own. Its log has the details.');
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const isChannel = pathOf(request) === '/rpc' && guardRequest(request, port, 'socket').ok;
    if (!isChannel || !hasSession(request)) return turnAway(socket);
    const accept = (host: { connect(channel: Channel): void }) => {
      // A socket that is only now let in would keep a server from closing.
      if (closing) return turnAway(socket);
      return sockets.handleUpgrade(request, socket, head, (webSocket) => {
        // ws reports an oversize or broken frame here and closes the socket itself.
        webSocket.on('error', needs.report);
        host.connect(createWebSocketChannel(webSocket, { mostUnsentBytes: MOST_UNSENT_BYTES }));
      });
    };
    isAwaited();
    // A host that could not be made ends the whole launch with its reason.
    needs.host().then(accept, () => turnAway(socket));
  });

  return {
    port,
    origin,
    handOverSecret,
    newAddress,
    visited,
    awaited,
    close() {
      closing = true;
      return closeAll(server, sockets.clients);
    },
  };
}

/** The path as sent, made safe to parse: `//other.site/` must not become another host. */
function pathOf(request: IncomingMessage): string {
  return `/${(request.url ?? '/').replace(/^[/\\]+/, '')}`;
}

function turnAway(socket: Duplex): void {
  socket.on('error', () => undefined);
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closeAll(server: ReturnType<typeof createServer>, clients: Iterable<WebSocket>): Promise<void> {
  for (const client of clients) client.close(1001, 'Overture is closing.');
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const client of clients) client.terminate();
    server.closeAllConnections();
  });
}
