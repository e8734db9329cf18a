import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Channel } from '#shared/contract/channel.ts';
import { memoryChannelPair } from '#shared/contract/memoryChannel.ts';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { createReplyReader } from '#shared/contract/replyReader.ts';
import { fail, ok } from '#shared/contract/result.ts';
import { serve } from '#shared/contract/serve.ts';
import { createConnection, waitBefore } from './connection.ts';
import { createLastingClient } from './lastingClient.ts';

const error = z.object({ code: z.literal('gone') });
const contract = {
  list: {
    add: procedure({ input: z.object({ item: z.string() }), output: z.null(), error }),
    hang: procedure({ input: z.object({}), output: z.null(), error }),
    watch: stream({ input: z.object({}), snapshot: z.array(z.string()), event: z.string(), error }),
  },
} as const;

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** A host whose items outlive its channels, and a page whose connection can be cut. */
function startPage() {
  const items: string[] = [];
  const watchers = new Set<(item: string) => void>();
  const waits: number[] = [];
  const page = { refuses: 0, gone: false, opened: 0, host: undefined as Channel | undefined };
  const open = async () => {
    if (page.refuses-- > 0) throw new Error('nobody there');
    const [near, far] = memoryChannelPair();
    page.opened++;
    page.host = far;
    serve(
      far,
      contract,
      {
        list: {
          add: async ({ item }) => {
            items.push(item);
            for (const watcher of watchers) watcher(item);
            return ok(null);
          },
          hang: async (_input, { signal }) => {
            await aborted(signal);
            return ok(null);
          },
          watch: async (_input, feed, { signal }) => {
            if (page.gone) return fail({ code: 'gone' });
            feed.snapshot([...items]);
            const tell = (item: string) => feed.event(item);
            watchers.add(tell);
            await aborted(signal);
            watchers.delete(tell);
            return ok(undefined);
          },
        },
      },
      (thrown) => {
        throw thrown;
      },
    );
    return near;
  };
  const connection = createConnection({
    open,
    reader: () => createReplyReader(contract),
    async wait(milliseconds) {
      waits.push(milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
    },
  });
  return { items, page, waits, connection, client: createLastingClient(connection) };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

test('a call made before the first connection waits for it', async () => {
  const { client, connection } = startPage();
  expect(connection.state).toBe('connecting');
  expect(await client.list.add({ item: 'a' })).toEqual(ok(null));
  expect(connection.state).toBe('connected');
});

test('a followed stream gets a fresh snapshot on every new connection, and nothing is lost between', async () => {
  const { client, items, page } = startPage();
  let shown: readonly string[] = [];
  let snapshots = 0;
  client.list.watch(
    {},
    {
      snapshot: (value) => {
        snapshots++;
        shown = value;
      },
      event: (item) => {
        shown = [...shown, item];
      },
    },
  );
  await client.list.add({ item: 'a' });
  await until(() => shown.length === 1);
  page.host?.close();
  items.push('b');
  await until(() => snapshots === 2);
  await client.list.add({ item: 'c' });
  await until(() => shown.length === 3);
  expect(shown).toEqual(['a', 'b', 'c']);
});

test('tries again with growing waits while nobody answers, and says so', async () => {
  const { client, connection, page, waits } = startPage();
  const states: string[] = [];
  connection.onState((state) => states.push(state));
  await client.list.add({ item: 'a' });
  page.refuses = 4;
  page.host?.close();
  expect(await client.list.add({ item: 'b' })).toEqual(ok(null));
  expect(waits).toEqual([0, 250, 500, 1000, 2000, 4000]);
  expect(states).toEqual(['connected', 'reconnecting', 'connected']);
});

test('a far end that stays silent is called lost, and found again when it answers', async () => {
  const { client, connection, page } = startPage();
  const states: string[] = [];
  connection.onState((state) => states.push(state));
  await client.list.add({ item: 'a' });
  page.refuses = 9;
  page.host?.close();
  expect(await client.list.add({ item: 'b' })).toEqual(ok(null));
  expect(states).toEqual(['connected', 'reconnecting', 'lost', 'connected']);
});

test('the wait between tries stops growing at eight seconds', () => {
  expect([0, 1, 2, 6, 7, 50].map(waitBefore)).toEqual([0, 250, 500, 8000, 8000, 8000]);
});

test('a call the connection was lost under fails rather than being done twice', async () => {
  const { client, page } = startPage();
  await client.list.add({ item: 'a' });
  const hanging = client.list.hang({});
  page.host?.close();
  expect(await hanging).toMatchObject(fail({ code: 'disconnected' }));
});

test('a call that waits for a connection can be cancelled', async () => {
  const { client, connection, page } = startPage();
  await client.list.add({ item: 'a' });
  page.refuses = Number.POSITIVE_INFINITY;
  page.host?.close();
  const controller = new AbortController();
  const waiting = client.list.add({ item: 'b' }, { signal: controller.signal });
  controller.abort();
  expect(await waiting).toMatchObject(fail({ code: 'cancelled' }));
  connection.close();
});

test('a refused stream ends once and is not opened again', async () => {
  const { client, page } = startPage();
  page.gone = true;
  const endings: unknown[] = [];
  client.list.watch(
    {},
    { snapshot: () => undefined, event: () => undefined, ended: (reason) => endings.push(reason) },
  );
  await until(() => endings.length === 1);
  page.host?.close();
  await until(() => page.opened === 2);
  await client.list.add({ item: 'a' });
  expect(endings).toEqual([fail({ code: 'gone' })]);
});

test('a stopped stream is not opened again', async () => {
  const { client, page } = startPage();
  let snapshots = 0;
  const stop = client.list.watch({}, { snapshot: () => snapshots++, event: () => undefined });
  await until(() => snapshots === 1);
  stop();
  page.host?.close();
  await until(() => page.opened === 2);
  await client.list.add({ item: 'a' });
  expect(snapshots).toBe(1);
});

test('a closed connection is not opened again', async () => {
  const { client, connection, page } = startPage();
  await client.list.add({ item: 'a' });
  connection.close();
  await until(() => connection.state === 'closed');
  expect(page.opened).toBe(1);
});
