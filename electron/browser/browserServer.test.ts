import { connect as connectTcp } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '#electron/page/contentSecurityPolicy.ts';
import { cookieOf, getFrom, openBrowserBench, pathOf } from '#test/helpers/browserBench.ts';
import { startBrowserServer } from './browserServer.ts';

const bench = await openBrowserBench();
const { server, cookie } = bench;
afterAll(() => bench.close());

const get = (path: string, headers?: Record<string, string>, method?: string) =>
  getFrom(server, path, headers, method);

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
