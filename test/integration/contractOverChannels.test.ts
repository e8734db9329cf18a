import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createClient } from '#shared/contract/createClient.ts';
import { KnownFault } from '#shared/contract/knownFault.ts';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { createReplyReader, type ReplyReader } from '#shared/contract/replyReader.ts';
import { fail, ok } from '#shared/contract/result.ts';
import { type Handlers, serve } from '#shared/contract/serve.ts';
import { CHANNEL_PAIRS, type ChannelPair, openRawSocket } from '#test/helpers/channelPairs.ts';

const error = z.object({ code: z.literal('tooMany'), most: z.number() });
const contract = {
  counter: {
    add: procedure({ input: z.object({ by: z.number() }), output: z.number(), error }),
    nothing: procedure({ input: z.object({}), output: z.null(), error }),
    hang: procedure({ input: z.object({}), output: z.null(), error }),
    full: procedure({ input: z.object({}), output: z.null(), error }),
    break: procedure({ input: z.object({}), output: z.null(), error }),
    lie: procedure({ input: z.object({}), output: z.number(), error }),
    watch: stream({ input: z.object({ from: z.number() }), snapshot: z.number(), event: z.number(), error }),
  },
} as const;

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

function createCounter() {
  let total = 0;
  const log: string[] = [];
  const watchers = new Set<(by: number) => void>();
  const handlers: Handlers<typeof contract> = {
    counter: {
      add: async ({ by }) => {
        if (total + by > 100) return fail({ code: 'tooMany', most: 100 });
        total += by;
        for (const watcher of watchers) watcher(by);
        return ok(total);
      },
      nothing: async () => ok(null),
      hang: async (_input, { signal }) => {
        log.push('hanging');
        await aborted(signal);
        log.push('let go');
        return ok(null);
      },
      full: async () => {
        throw new KnownFault({ code: 'storage', message: 'The disk is full.' });
      },
      break: async () => {
        throw new Error('a bug');
      },
      lie: async () => ok('not a number' as unknown as number),
      watch: async ({ from }, feed, { signal }) => {
        if (from > total) return fail({ code: 'tooMany', most: total });
        feed.snapshot(total);
        const tell = (by: number) => feed.event(by);
        watchers.add(tell);
        await aborted(signal);
        watchers.delete(tell);
        log.push('unwatched');
        return ok(undefined);
      },
    },
  };
  return { handlers, log, watchers };
}

/** Resolves when the condition holds, looking again after each turn of the event loop. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

const open: ChannelPair[] = [];
afterEach(async () => {
  for (const pair of open.splice(0)) await pair.close();
});

async function openPair(createPair: () => Promise<ChannelPair>): Promise<ChannelPair> {
  const pair = await createPair();
  open.push(pair);
  return pair;
}

describe.each(Object.entries(CHANNEL_PAIRS))('the contract over a %s', (_name, createPair) => {
  async function start() {
    const pair = await openPair(createPair);
    const reported: string[] = [];
    const counter = createCounter();
    serve(pair.host, contract, counter.handlers, (_error, method) => reported.push(method));
    return { ...counter, pair, reported, client: createClient(pair.page, createReplyReader(contract)) };
  }

  test('answers a call, also with null', async () => {
    const { client } = await start();
    expect(await client.counter.add({ by: 2 })).toEqual(ok(2));
    expect(await client.counter.nothing({})).toEqual(ok(null));
  });

  test('answers many calls at once, each its own', async () => {
    const { client } = await start();
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.counter.add({ by: 1 })));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => ok(index + 1)));
  });

  test('hands on a refusal with its code', async () => {
    const { client } = await start();
    expect(await client.counter.add({ by: 101 })).toEqual(fail({ code: 'tooMany', most: 100 }));
  });

  test('turns a bug of the host, and trouble with its disk, into a fault and reports both there', async () => {
    const { client, reported } = await start();
    expect(await client.counter.break({})).toMatchObject(fail({ code: 'internal' }));
    expect(await client.counter.full({})).toEqual(fail({ code: 'storage', message: 'The disk is full.' }));
    expect(reported).toEqual(['counter.break', 'counter.full']);
  });

  test('refuses input and output that do not fit the contract', async () => {
    const { client } = await start();
    const by = 'two' as unknown as number;
    expect(await client.counter.add({ by })).toMatchObject(fail({ code: 'badRequest' }));
    expect(await client.counter.lie({})).toMatchObject(fail({ code: 'badReply' }));
  });

  test('cancels a call on both sides', async () => {
    const { client, log } = await start();
    const controller = new AbortController();
    const answer = client.counter.hang({}, { signal: controller.signal });
    await until(() => log.includes('hanging'));
    controller.abort();
    expect(await answer).toMatchObject(fail({ code: 'cancelled' }));
    await until(() => log.includes('let go'));
  });

  test('opens a stream with a snapshot and sends every event after it, in order', async () => {
    const { client, log } = await start();
    await client.counter.add({ by: 5 });
    const seen: unknown[] = [];
    const stop = client.counter.watch(
      { from: 0 },
      { snapshot: (value) => seen.push({ snapshot: value }), event: (value) => seen.push(value) },
    );
    await until(() => seen.length === 1);
    for (const by of [1, 2, 3]) await client.counter.add({ by });
    expect(seen).toEqual([{ snapshot: 5 }, 1, 2, 3]);
    stop();
    await until(() => log.includes('unwatched'));
    await client.counter.add({ by: 4 });
    expect(seen).toHaveLength(4);
  });

  test('ends a refused stream with its code', async () => {
    const { client } = await start();
    const reason = await new Promise((ended) =>
      client.counter.watch({ from: 9 }, { snapshot: () => ended('opened'), event: () => undefined, ended }),
    );
    expect(reason).toEqual(fail({ code: 'tooMany', most: 0 }));
  });

  test('a closed channel fails what waits at the page and cancels what runs at the host', async () => {
    const { client, log, pair, watchers } = await start();
    const hanging = client.counter.hang({});
    const ended = new Promise((resolve) =>
      client.counter.watch(
        { from: 0 },
        { snapshot: () => undefined, event: () => undefined, ended: resolve },
      ),
    );
    await until(() => log.includes('hanging') && watchers.size === 1);
    pair.host.close();
    expect(await hanging).toMatchObject(fail({ code: 'disconnected' }));
    expect(await ended).toMatchObject(fail({ code: 'disconnected' }));
    await until(() => log.includes('let go') && watchers.size === 0);
    expect(await client.counter.nothing({})).toMatchObject(fail({ code: 'disconnected' }));
  });

  test('a closed page cancels what it had under way at the host', async () => {
    const { client, log, pair, watchers } = await start();
    void client.counter.hang({});
    client.counter.watch({ from: 0 }, { snapshot: () => undefined, event: () => undefined });
    await until(() => log.includes('hanging') && watchers.size === 1);
    pair.page.close();
    await until(() => log.includes('let go') && watchers.size === 0);
  });

  test('malformed messages get a fault or nothing, and the rest goes on', async () => {
    const { client, pair } = await start();
    const replies: unknown[] = [];
    pair.page.onMessage((message) => replies.push(message));
    const malformed = [
      null,
      7,
      'call',
      [],
      {},
      { type: 'call' },
      { type: 'call', id: 899 },
      { type: 'call', id: -1, method: 'counter.add', input: {} },
      { type: 'call', id: 900, method: '__proto__.toString', input: {} },
      { type: 'call', id: 901, method: 'counter.watch', input: { from: 0 } },
      { type: 'open', id: 902, method: 'counter.add', input: { by: 1 } },
      { type: 'cancel', id: 903 },
    ];
    for (const message of malformed) pair.page.send(message);
    expect(await client.counter.add({ by: 1 })).toEqual(ok(1));
    const faults = replies.filter((reply) => (reply as { type: string }).type === 'fault');
    expect(faults.map((reply) => (reply as { id: number }).id)).toEqual([899, 900, 901, 902]);
  });

  test('a malformed message never answers for a request that is under way', async () => {
    const { client, pair, log } = await start();
    const controller = new AbortController();
    const hanging = client.counter.hang({}, { signal: controller.signal });
    await until(() => log.includes('hanging'));
    for (const message of [{}, 'x', { id: 1 }, { type: 'call', id: 1 }]) pair.page.send(message);
    expect(await client.counter.add({ by: 1 })).toEqual(ok(1));
    controller.abort();
    expect(await hanging).toMatchObject(fail({ code: 'cancelled' }));
  });

  test('a page takes no notice of replies that it did not ask for', async () => {
    const { client, pair } = await start();
    const noise = [
      null,
      {},
      { type: 'result', id: 999, value: 1 },
      { type: 'event', id: 999, seq: 1, value: 1 },
    ];
    for (const message of noise) pair.host.send(message);
    expect(await client.counter.add({ by: 1 })).toEqual(ok(1));
  });

  test('requests do not wait for the reader of their replies, and the replies are read in order', async () => {
    const pair = await openPair(createPair);
    const counter = createCounter();
    serve(pair.host, contract, counter.handlers, () => undefined);
    const { promise: reader, resolve: readerIs } = Promise.withResolvers<ReplyReader<typeof contract>>();
    const client = createClient(pair.page, reader);
    const seen: number[] = [];
    const feed = {
      snapshot: (value: number) => seen.push(value),
      event: (value: number) => seen.push(value),
    };
    const stop = client.counter.watch({ from: 0 }, feed);
    const added = client.counter.add({ by: 2 });
    const hanging = client.counter.hang({});
    await until(() => counter.log.includes('hanging'));
    expect(seen).toEqual([]);
    readerIs(createReplyReader(contract));
    expect(await added).toEqual(ok(2));
    expect(seen).toEqual([0, 2]);
    await pair.close();
    expect(await hanging).toMatchObject(fail({ code: 'disconnected' }));
    stop();
  });

  test('a reader that cannot be had closes the channel, so that another is tried', async () => {
    const pair = await openPair(createPair);
    const client = createClient<typeof contract>(pair.page, Promise.reject(new Error('not there')));
    expect(await client.counter.add({ by: 1 })).toMatchObject(fail({ code: 'disconnected' }));
  });

  test('an event that went missing ends the stream rather than passing unnoticed', async () => {
    const pair = await openPair(createPair);
    const client = createClient(pair.page, createReplyReader(contract));
    const sent: { id: number }[] = [];
    pair.host.onMessage((message) => sent.push(message as { id: number }));
    const seen: number[] = [];
    const ended = new Promise((resolve) =>
      client.counter.watch(
        { from: 0 },
        { snapshot: () => undefined, event: (value) => seen.push(value), ended: resolve },
      ),
    );
    await until(() => sent.length === 1);
    const { id } = sent[0]!;
    pair.host.send({ type: 'snapshot', id, value: 0 });
    pair.host.send({ type: 'event', id, seq: 1, value: 1 });
    pair.host.send({ type: 'event', id, seq: 3, value: 3 });
    expect(await ended).toMatchObject(fail({ code: 'badReply' }));
    expect(seen).toEqual([1]);
  });
});

test.each([['text that is not JSON', 'not json'] as const, ['bytes', new Uint8Array([1, 2, 3])] as const])(
  '%s closes a socket',
  async (_name, data) => {
    const { socket, channel, close } = await openRawSocket();
    const ended = new Promise<void>((resolve) => channel.onClose(resolve));
    socket.send(data);
    await ended;
    await close();
  },
);
