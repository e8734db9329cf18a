import type { Channel } from './channel.ts';
import type { Client } from './client.ts';
import { createClientCalls } from './clientCalls.ts';
import { clientFace } from './clientFace.ts';
import { createClientFeeds } from './clientFeeds.ts';
import type { Fault, RequestEnvelope } from './envelope.ts';
import type { Contract } from './procedure.ts';
import type { ReplyReader } from './replyReader.ts';
import { fail } from './result.ts';

const DISCONNECTED: Fault = {
  code: 'disconnected',
  message: 'The connection to Overture was lost. It is being opened again.',
};

/**
 * A typed face for the far end of a channel. Replies are parsed too: neither side trusts the other. The reader may
 * still be on its way: requests are sent at once, and what is answered meanwhile waits for it in order. A reader
 * that cannot be had closes the channel.
 */
export function createClient<C extends Contract>(
  channel: Channel,
  reading: ReplyReader<C> | Promise<ReplyReader<C>>,
): Client<C> {
  let lastId = 0;
  let closed = false;
  const send = (message: RequestEnvelope) => channel.send(message);
  const calls = createClientCalls(send);
  const feeds = createClientFeeds(send);

  readInOrder(channel, reading, (reader, message) => {
    const reply = reader.envelope(message);
    if (!reply) return;
    const called = calls.methodOf(reply.id);
    const followed = feeds.methodOf(reply.id);
    if (called !== undefined) calls.answer(reply, (part, value) => reader.value(part, called, value));
    else if (followed !== undefined)
      feeds.answer(reply, (part, value) => reader.value(part, followed, value));
  });
  channel.onClose(() => {
    closed = true;
    calls.close(DISCONNECTED);
    feeds.close(DISCONNECTED);
  });

  return clientFace<C>({
    call(method, input, options = {}) {
      if (closed) return Promise.resolve(fail(DISCONNECTED));
      return calls.begin(++lastId, method, input, options);
    },
    follow(method, input, listener) {
      if (!closed) return feeds.begin(++lastId, method, input, listener);
      listener.ended?.(fail(DISCONNECTED));
      return () => undefined;
    },
  });
}

/** Hands every message over with the reader, the ones that came before it first. */
function readInOrder<C extends Contract>(
  channel: Channel,
  reading: ReplyReader<C> | Promise<ReplyReader<C>>,
  take: (reader: ReplyReader<C>, message: unknown) => void,
): void {
  let reader = reading instanceof Promise ? undefined : reading;
  const early: unknown[] = [];
  channel.onMessage((message) => (reader ? take(reader, message) : early.push(message)));
  if (!(reading instanceof Promise)) return;
  reading.then(
    (loaded) => {
      reader = loaded;
      for (const message of early) take(loaded, message);
    },
    () => channel.close(),
  );
}
