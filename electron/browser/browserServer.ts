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

export type BrowserServerNeeds = {
  readonly files: PageFiles;
  readonly port: number;
  /** May still be on its way: files are served at once, a channel asks for it and waits. */
  readonly host: () => Promise<PageHost>;
  readonly report: (error: unknown) => void;
};

type PageHost = { connect(channel: Channel): void };

/** Serves the page and its channel on 127.0.0.1 alone. Port 0 takes any free port. Rejects when the port is taken. */
export async function startBrowserServer(needs: BrowserServerNeeds): Promise<BrowserServer> {
  const sessions = createSessions();
  const handOverSecret = secret();
  const { promise: visited, resolve: isVisited } = Promise.withResolvers<void>();
  const { promise: awaited, resolve: isAwaited } = Promise.withResolvers<void>();
  const server = createServer({ requestTimeout: 30_000 });
  const port = await listen(server, needs.port);
  const origin = `http://127.0.0.1:${port}`;
  const newAddress = () => `${origin}/?token=${sessions.issueToken()}`;
  const hasSession = (request: IncomingMessage) => sessions.isSession(readCookie(request, cookieName(port)));
  const answer = createAnswer({
    port,
    sessions,
    hasSession,
    servePage: createPageServer(needs.files),
    handOver: (request, response) => handOver(request, response, { handOverSecret, newAddress }),
    isVisited,
  });
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      needs.report(error);
      if (response.headersSent) return response.destroy();
      sendText(response, 500, 'Overture met a fault of its own. Its log has the details.');
    });
  });
  const channels = createChannelDoor(needs);
  server.on('upgrade', (request, socket, head) => {
    const isChannel = pathOf(request) === '/rpc' && guardRequest(request, port, 'socket').ok;
    if (!isChannel || !hasSession(request)) return turnAway(socket);
    isAwaited();
    channels.letIn(request, socket, head);
  });

  return {
    port,
    origin,
    handOverSecret,
    newAddress,
    visited,
    awaited,
    close() {
      channels.shut();
      return closeAll(server, channels.clients());
    },
  };
}

type AnswerNeeds = {
  readonly port: number;
  readonly sessions: ReturnType<typeof createSessions>;
  readonly hasSession: (request: IncomingMessage) => boolean;
  readonly servePage: ReturnType<typeof createPageServer>;
  readonly handOver: (request: IncomingMessage, response: ServerResponse) => void;
  readonly isVisited: () => void;
};

/** Gives the page to whoever has a session, or a token that makes one. */
function createAnswer({ port, sessions, hasSession, servePage, handOver, isVisited }: AnswerNeeds) {
  const cookieOf = (session: string) => `${cookieName(port)}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const allowed = guardRequest(request, port, 'request');
    if (!allowed.ok) return sendText(response, 403, allowed.error);
    const url = new URL(`http://127.0.0.1:${port}${pathOf(request)}`);
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
  };
}

/** A fresh address for a second launch, which knows the secret. */
function handOver(
  request: IncomingMessage,
  response: ServerResponse,
  { handOverSecret, newAddress }: Pick<BrowserServer, 'handOverSecret' | 'newAddress'>,
): void {
  const given = request.headers.authorization ?? '';
  if (!sameSecret(`Bearer ${handOverSecret}`, given))
    return sendText(response, 403, 'That is not the secret.');
  response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
  response.end(newAddress());
}

/** Turns sockets into channels of the host, until it is shut. */
function createChannelDoor({ host, report }: BrowserServerNeeds) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  let isShut = false;
  return {
    letIn(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      const accept = (made: PageHost) => {
        // A socket that is only now let in would keep a server from closing.
        if (isShut) return turnAway(socket);
        return sockets.handleUpgrade(request, socket, head, (webSocket) => {
          // ws reports an oversize or broken frame here and closes the socket itself.
          webSocket.on('error', report);
          made.connect(createWebSocketChannel(webSocket, { mostUnsentBytes: MOST_UNSENT_BYTES }));
        });
      };
      // A host that could not be made ends the whole launch with its reason.
      host().then(accept, () => turnAway(socket));
    },
    shut(): void {
      isShut = true;
    },
    clients: (): Iterable<WebSocket> => sockets.clients,
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
