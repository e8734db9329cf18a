import type { Channel } from './channel.ts';
import type { CallOptions, Client } from './client.ts';
import { type AnyListener, clientFace } from './clientFace.ts';
import type { Fault, ReplyEnvelope, RequestEnvelope } from './envelope.ts';
import type { Contract } from './procedure.ts';
import type { ReplyPart, ReplyReader } from './replyReader.ts';
import { fail, ok, type Result } from './result.ts';

type Pending = { readonly method: string; settle(result: Result<unknown, unknown>): void };
type Following = { readonly method: string; readonly listener: AnyListener; seq: number };

const DISCONNECTED: Fault = {
  code: 'disconnected',
  message: 'The connection to Overture was lost. It is being opened again.',
};
const CANCELLED: Fault = { code: 'cancelled', message: 'Cancelled.' };

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
  const pending = new Map<number, Pending>();
  const following = new Map<number, Following>();
  const send = (message: RequestEnvelope) => channel.send(message);

  readInOrder(channel, reading, (reader, message) => {
    const reply = reader.envelope(message);
    if (!reply) return;
    const call = pending.get(reply.id);
    const feed = following.get(reply.id);
    if (call) answerCall(call, reply, (part, value) => reader.value(part, call.method, value));
    else if (feed) answerFeed(feed, reply, (part, value) => reader.value(part, feed.method, value));
  });
  channel.onClose(() => {
    closed = true;
    for (const call of pending.values()) call.settle(fail(DISCONNECTED));
    for (const id of following.keys()) end(id, fail(DISCONNECTED));
  });

  function answerCall(call: Pending, reply: ReplyEnvelope, read: ReadPart): void {
    if (reply.type === 'result') call.settle(read('output', reply.value));
    else if (reply.type === 'refused') call.settle(refusal(reply.error, read));
    else if (reply.type === 'fault') call.settle(fail(reply.fault));
  }

  function answerFeed(feed: Following, reply: ReplyEnvelope, read: ReadPart): void {
    if (reply.type === 'snapshot') {
      const value = read('snapshot', reply.value);
      return value.ok ? feed.listener.snapshot(value.value) : end(reply.id, value);
    }
    if (reply.type === 'event') {
      const value = read('event', reply.value);
      if (!value.ok) return end(reply.id, value);
      if (reply.seq !== feed.seq + 1) return end(reply.id, fail(missing(feed.seq + 1)));
      feed.seq = reply.seq;
      return feed.listener.event(value.value);
    }
    if (reply.type === 'refused') end(reply.id, refusal(reply.error, read));
    else if (reply.type === 'fault') end(reply.id, fail(reply.fault));
    else if (reply.type === 'end') end(reply.id, ok(undefined));
  }

  function end(id: number, reason: Result<void, unknown>): void {
    const feed = following.get(id);
    if (!following.delete(id)) return;
    if (!reason.ok && !closed) send({ type: 'cancel', id });
    feed?.listener.ended?.(reason);
  }

  function call(
    method: string,
    input: unknown,
    options: CallOptions = {},
  ): Promise<Result<unknown, unknown>> {
    if (closed) return Promise.resolve(fail(DISCONNECTED));
    if (options.signal?.aborted) return Promise.resolve(fail(CANCELLED));
    const id = ++lastId;
    return new Promise((resolve) => {
      const settle = (result: Result<unknown, unknown>) => {
        pending.delete(id);
        options.signal?.removeEventListener('abort', cancel);
        resolve(result);
      };
      const cancel = () => {
        send({ type: 'cancel', id });
        settle(fail(CANCELLED));
      };
      options.signal?.addEventListener('abort', cancel, { once: true });
      pending.set(id, { method, settle });
      send({ type: 'call', id, method, input });
    });
  }

  function follow(method: string, input: unknown, listener: AnyListener): () => void {
    if (closed) {
      listener.ended?.(fail(DISCONNECTED));
      return () => undefined;
    }
    const id = ++lastId;
    following.set(id, { method, listener, seq: 0 });
    send({ type: 'open', id, method, input });
    return () => {
      if (following.delete(id) && !closed) send({ type: 'cancel', id });
    };
  }

  return clientFace<C>({ call, follow });
}

type ReadPart = (part: ReplyPart, value: unknown) => Result<unknown, Fault>;

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

function refusal(error: unknown, read: ReadPart): Result<never, unknown> {
  const understood = read('error', error);
  return fail(understood.ok ? understood.value : understood.error);
}

function missing(seq: number): Fault {
  return { code: 'badReply', message: `Event ${seq} is missing.` };
}
