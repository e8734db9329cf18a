import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Channel } from '#shared/contract/channel.ts';
import { CONTENT_SECURITY_POLICY } from '#electron/page/contentSecurityPolicy.ts';
import { listPageFiles } from '#electron/page/pageFiles.ts';
import { type BrowserServer, startBrowserServer } from './browserServer.ts';

type Reply = { status: number; headers: IncomingHttpHeaders; body: string };

let folder: string;
let server: BrowserServer;
let cookie: string;
const connected: unknown[] = [];
const reported: unknown[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overture-page-'));
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'the secret');
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Overture</title>');
  await writeFile(join(page, 'assets/app-1a2b.js'), 'export {};');
  await writeFile(join(page, 'assets/app-1a2b.js.br'), brotliCompressSync('export {};'));
  await symlink(join(folder, 'secret.html'), join(page, 'link.html'));
  server = await startBrowserServer({
    files: await listPageFiles(page),
    port: 0,
    host: async () => ({
      connect(channel) {
        connected.push(channel);
        channel.onMessage((message) => channel.send({ heard: message }));
      },
    }),
    report: (error) => reported.push(error),
  });
  cookie = cookieOf(await get(pathOf(server.newAddress())));
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the token', () => {
  test('is exchanged once, with the page, for a cookie that scripts and other sites cannot use', async () => {
    const path = pathOf(server.newAddress());
    const first = await get(path);
    expect(first.status).toBe(200);
    expect(first.body).toContain('<title>Overture');
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^overture-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect((await get(path)).status).toBe(403);
  });

  test('never leads to another site', async () => {
    const token = new URL(server.newAddress()).searchParams.get('token') ?? '';
    const reply = await get(`//evil.example/specs?x=1&token=${token}`);
    expect(reply.status).toBe(404);
    expect(reply.headers).not.toHaveProperty('location');
  });

  test('has 256 bits and is new for every address', () => {
    const tokens = [server.newAddress(), server.newAddress()].map((address) =>
      new URL(address).searchParams.get('token'),
    );
    expect(tokens[0]).toMatch(/^[\w-]{43}$/);
    expect(tokens[0]).not.toBe(tokens[1]);
  });

  test('opening a spent address again in the browser that holds the cookie just opens the page', async () => {
    const path = pathOf(server.newAddress());
    const own = cookieOf(await get(path));
    expect((await get(path, { cookie: own })).status).toBe(200);
  });

  test.each(['', 'guess', 'é'.repeat(22)])('a wrong one (%j) opens nothing', async (token) => {
    const reply = await get(`/?token=${encodeURIComponent(token)}`);
    expect(reply.status).toBe(403);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });
});

describe('a request', () => {
  test('with the cookie gets the page, with every security header', async () => {
    const reply = await get('/', { cookie });
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('without a cookie, or with a wrong one, gets a sentence and no file', async () => {
    for (const headers of [{}, { cookie: `overture-${server.port}=guess` }, { cookie: 'overture=; ;=' }]) {
      const reply = await get('/assets/app-1a2b.js', headers);
      expect(reply.status).toBe(403);
      expect(reply.body).not.toContain('export');
    }
  });

  test('for a route of the page gets the page, for a missing asset nothing', async () => {
    expect((await get('/specs/001-roles/plan', { cookie })).body).toContain('<title>Overture');
    expect((await get('/assets/gone.js', { cookie })).status).toBe(404);
  });

  test('for an asset may keep it for good, compressed where the browser takes it', async () => {
    const reply = await get('/assets/app-1a2b.js', { cookie, 'accept-encoding': 'gzip, br;q=0.9' });
    expect(reply.headers).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
    });
  });

  test.each(['localhost', 'evil.example', '127.0.0.1', '[::1]'])(
    'with the name %s is refused',
    async (name) => {
      for (const host of [name, `${name}:${server.port + 1}`]) {
        expect((await get('/', { cookie, host })).status).toBe(403);
      }
    },
  );

  test('from another origin is refused, whatever it carries', async () => {
    for (const origin of ['http://evil.example', `http://localhost:${server.port}`, 'null']) {
      expect((await get('/', { cookie, origin })).status).toBe(403);
    }
    expect(
      (await get('/', { cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status,
    ).toBe(403);
    expect(
      (await get('/', { cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'iframe' })).status,
    ).toBe(403);
  });

  test.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/assets/%2e%2e/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..%5csecret.html',
    '/%252e%252e/secret.html',
    '/assets/....//secret.html',
    '/index.html%00.js',
    '/link.html',
    'http://evil.example/../secret.html',
  ])('cannot reach outside the page by %s', async (path) => {
    const reply = await get(path, { cookie });
    expect(reply.body).not.toContain('the secret');
    expect([200, 404]).toContain(reply.status);
  });

  test('that would change something is refused', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await get('/', { cookie }, method)).status).toBe(405);
    }
  });

  test('that is not HTTP at all does not hurt the server', async () => {
    await new Promise<void>((resolve) => {
      const socket = connectTcp(server.port, '127.0.0.1', () => socket.write('\0\0nonsense\r\n\r\n'));
      socket.on('close', () => resolve());
      socket.on('data', () => undefined);
    });
    expect((await get('/', { cookie })).status).toBe(200);
  });
});

describe('handing over to a second launch', () => {
  test('gives a fresh address for the secret', async () => {
    const authorization = `Bearer ${server.handOverSecret}`;
    const reply = await get('/hand-over', { authorization }, 'POST');
    expect((await get(pathOf(reply.body))).status).toBe(200);
  });

  test('gives nothing without it, nor to a page of another site that somehow has it', async () => {
    const authorization = `Bearer ${server.handOverSecret}`;
    expect((await get('/hand-over', { authorization: 'Bearer x' }, 'POST')).status).toBe(403);
    expect((await get('/hand-over', { cookie }, 'POST')).status).toBe(403);
    expect((await get('/hand-over', { authorization, origin: 'http://evil.example' }, 'POST')).status).toBe(
      403,
    );
  });
});

describe('the socket', () => {
  const own = () => ({ origin: server.origin, headers: { cookie } });

  test('carries JSON both ways, for several tabs at once', async () => {
    const [one, two] = await Promise.all([open(own()), open(own())]);
    expect(await ask(one, '{"a":1}')).toBe('{"heard":{"a":1}}');
    expect(await ask(two, '[2]')).toBe('{"heard":[2]}');
    one.close();
    two.close();
  });

  test.each([
    ['no origin', () => ({ headers: { cookie } })],
    ['a foreign origin', () => ({ origin: 'http://evil.example', headers: { cookie } })],
    [
      'an origin with another port',
      () => ({ origin: `http://127.0.0.1:${server.port + 1}`, headers: { cookie } }),
    ],
    ['no cookie', () => ({ origin: server.origin })],
    [
      'a wrong cookie',
      () => ({ origin: server.origin, headers: { cookie: `overture-${server.port}=guess` } }),
    ],
    ['a foreign name', () => ({ origin: server.origin, headers: { cookie, host: 'evil.example' } })],
  ])('is refused with %s', async (_case, options) => {
    const before = connected.length;
    await expect(open(options())).rejects.toThrow('403');
    expect(connected.length).toBe(before);
  });

  test('is refused anywhere but at /rpc', async () => {
    await expect(open(own(), '/other')).rejects.toThrow('403');
  });

  test.each([
    ['more than a page ever sends', Buffer.alloc(9 * 1024 * 1024, 32).toString(), 1009],
    ['something that is not JSON', '{', 4400],
    ['bytes', Buffer.from([1, 2]), 4400],
  ])('is closed on %s', async (_case, data, code) => {
    const socket = await open(own());
    const closed = new Promise((resolve) => {
      socket.on('close', resolve);
      socket.on('error', () => undefined);
    });
    socket.send(data);
    expect(await closed).toBe(code);
  });
});

describe('a client that breaks the rules of its line', () => {
  const masked = (...head: number[]) => Buffer.from([...head, 0, 0, 0, 0]);
  test.each([
    ['a frame without its mask', Buffer.from([0x81, 2, 0x5b, 0x5d]), 1002],
    ['a kind of frame that there is not', masked(0x83, 0x80), 1002],
    ['bits that nobody agreed on', masked(0xf1, 0x80), 1002],
    ['a ping in pieces', masked(0x09, 0x80), 1002],
    ['the end of a message that never began', masked(0x80, 0x80), 1002],
    ['text that is none', Buffer.concat([masked(0x81, 0x82), Buffer.from([0xff, 0xfe])]), 1007],
    ['a length beyond all memory', Buffer.from([0x81, 0xff, 0, 0x1f, 255, 255, 255, 255, 255, 255]), 1009],
  ])('%s ends its own socket, and no other', async (_case, bytes, code) => {
    const other = await open({ origin: server.origin, headers: { cookie } });
    expect(await closedBy(bytes)).toBe(code);
    expect(await ask(other, '[1]')).toBe('{"heard":[1]}');
    other.close();
  });

  test('a page that stops reading is cut off before what waits for it fills the memory', async () => {
    const page = await open({ origin: server.origin, headers: { cookie } });
    const channel = connected.at(-1) as Channel;
    const closed = new Promise<void>((resolve) => channel.onClose(resolve));
    const text = 'x'.repeat(1024 * 1024);
    let heard = 0;
    page.on('message', () => (heard += 1));
    page.pause();
    for (let sent = 0; sent < 100; sent += 1) channel.send(text);
    await closed;
    page.resume();
    await once(page, 'close');
    expect(heard).toBeLessThan(70);
    expect((await get('/', { cookie })).status).toBe(200);
  });

  test('many that never finish what they ask for keep nobody else waiting', async () => {
    const slow = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const socket = connectTcp(server.port, '127.0.0.1');
        await once(socket, 'connect');
        socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX-Slow: `);
        return socket;
      }),
    );
    expect((await get('/', { cookie })).status).toBe(200);
    const socket = await open({ origin: server.origin, headers: { cookie } });
    expect(await ask(socket, '[1]')).toBe('{"heard":[1]}');
    socket.close();
    for (const one of slow) one.destroy();
  });
});

test('listens on 127.0.0.1 alone', () => {
  expect(server.origin).toBe(`http://127.0.0.1:${server.port}`);
});

test('says so when the port is taken', async () => {
  const again = startBrowserServer({
    files: () => undefined,
    port: server.port,
    host: async () => ({ connect: () => undefined }),
    report: () => undefined,
  });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method,
        headers: { host: `127.0.0.1:${server.port}`, ...headers },
      },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += String(chunk)));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** Opens a socket by hand, sends these bytes, and gives the code that the server closes it with. */
async function closedBy(bytes: Buffer): Promise<number> {
  const socket = connectTcp(server.port, '127.0.0.1');
  const lines = [
    'GET /rpc HTTP/1.1',
    `Host: 127.0.0.1:${server.port}`,
    `Origin: ${server.origin}`,
    `Cookie: ${cookie}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 101 /);
  socket.write(bytes);
  const [closing] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(closing[0]).toBe(0x88);
  return closing.readUInt16BE(2);
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}

function cookieOf(reply: Reply): string {
  return reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

function open(
  options: { origin?: string; headers?: Record<string, string> },
  path = '/rpc',
): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, options);
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

function ask(socket: WebSocket, text: string): Promise<string> {
  return new Promise((resolve) => {
    socket.once('message', (data: Buffer) => resolve(data.toString('utf8')));
    socket.send(text);
  });
}
