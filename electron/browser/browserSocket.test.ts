import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { getFrom, openBrowserBench } from '#test/helpers/browserBench.ts';

const bench = await openBrowserBench();
const { server, cookie, connected } = bench;
afterAll(() => bench.close());

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
    const channel = connected.at(-1)!;
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
    expect((await getFrom(server, '/', { cookie })).status).toBe(200);
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
    expect((await getFrom(server, '/', { cookie })).status).toBe(200);
    const socket = await open({ origin: server.origin, headers: { cookie } });
    expect(await ask(socket, '[1]')).toBe('{"heard":[1]}');
    socket.close();
    for (const one of slow) one.destroy();
  });
});

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
