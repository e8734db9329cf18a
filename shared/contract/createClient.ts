import type { z } from 'zod';
import type { Channel } from './channel.ts';
import { type Fault, type RequestEnvelope, replyEnvelopeSchema } from './envelope.ts';
import type { Contract, Procedure, Stream } from './procedure.ts';
import { fail, ok, type Result } from './result.ts';

export type CallOptions = { readonly signal?: AbortSignal };

/** What follows a stream: the snapshot, then each event once and in order; `ended` comes last, with why. */
export interface FeedListener<Snapshot, Event, Failure> {
  snapshot(value: Snapshot): void;
  event(value: Event): void;
  ended?(reason: Result<void, Failure | Fault>): void;
}

export type Client<C extends Contract> = {
  readonly [Feature in keyof C]: {
    readonly [Name in keyof C[Feature]]: C[Feature][Name] extends Procedure<
      infer Input,
      infer Output,
      infer Failure
    >
      ? (
          input: z.input<Input>,
          options?: CallOptions,
        ) => Promise<Result<z.output<Output>, z.output<Failure> | Fault>>
      : C[Feature][Name] extends Stream<infer Input, infer Snapshot, infer Event, infer Failure>
        ? (
            input: z.input<Input>,
            listener: FeedListener<z.output<Snapshot>, z.output<Event>, z.output<Failure>>,
          ) => () => void
        : never;
  };
};

type Pending = { readonly shape: Procedure; settle(result: Result<unknown, unknown>): void };
type Following = {
  readonly shape: Stream;
  readonly listener: FeedListener<unknown, unknown, unknown>;
  seq: number;
};

const DISCONNECTED: Fault = {
  code: 'disconnected',
  message: 'The connection to Overture was lost. It is being opened again.',
};

/** A typed face for the far end of a channel. Replies are parsed too: neither side trusts the other. */
export function createClient<C extends Contract>(channel: Channel, contract: C): Client<C> {
  let lastId = 0;
  let closed = false;
  const pending = new Map<number, Pending>();
  const following = new Map<number, Following>();
  const send = (message: RequestEnvelope) => channel.send(message);

  channel.onMessage((message) => {
    const parsed = replyEnvelopeSchema.safeParse(message);
    if (!parsed.success) return;
    const reply = parsed.data;
    const call = pending.get(reply.id);
    const feed = following.get(reply.id);
    switch (reply.type) {
      case 'result':
        return call?.settle(parsedOr(call.shape.output, reply.value));
      case 'refused': {
        const shape = call?.shape ?? feed?.shape;
        if (!shape) return;
        const error = shape.error.safeParse(reply.error);
        const failure = fail(error.success ? error.data : badReply(error.error));
        return call ? call.settle(failure) : end(reply.id, failure);
      }
      case 'fault':
        return call ? call.settle(fail(reply.fault)) : end(reply.id, fail(reply.fault));
      case 'snapshot': {
        if (!feed) return;
        const value = feed.shape.snapshot.safeParse(reply.value);
        return value.success
          ? feed.listener.snapshot(value.data)
          : end(reply.id, fail(badReply(value.error)));
      }
      case 'event': {
        if (!feed) return;
        const value = feed.shape.event.safeParse(reply.value);
        if (!value.success) return end(reply.id, fail(badReply(value.error)));
        if (reply.seq !== feed.seq + 1) {
          return end(
            reply.id,
            fail({ code: 'badReply', message: `Event ${feed.seq + 1} is missing.` } satisfies Fault),
          );
        }
        feed.seq = reply.seq;
        return feed.listener.event(value.data);
      }
      case 'end':
        return end(reply.id, ok(undefined));
    }
  });

  channel.onClose(() => {
    closed = true;
    for (const call of pending.values()) call.settle(fail(DISCONNECTED));
    for (const id of following.keys()) end(id, fail(DISCONNECTED));
  });

  function end(id: number, reason: Result<void, unknown>): void {
    const feed = following.get(id);
    if (!following.delete(id)) return;
    if (!reason.ok && !closed) send({ type: 'cancel', id });
    feed?.listener.ended?.(reason);
  }

  function call(
    method: string,
    shape: Procedure,
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
      pending.set(id, { shape, settle });
      send({ type: 'call', id, method, input });
    });
  }

  function follow(
    method: string,
    shape: Stream,
    input: unknown,
    listener: FeedListener<unknown, unknown, unknown>,
  ): () => void {
    if (closed) {
      listener.ended?.(fail(DISCONNECTED));
      return () => undefined;
    }
    const id = ++lastId;
    following.set(id, { shape, listener, seq: 0 });
    send({ type: 'open', id, method, input });
    return () => {
      if (following.delete(id) && !closed) send({ type: 'cancel', id });
    };
  }

  const features = Object.entries(contract).map(([feature, shapes]) => {
    const methods = Object.entries(shapes).map(([name, shape]) => {
      const method = `${feature}.${name}`;
      const use =
        shape.kind === 'procedure'
          ? (input: unknown, options?: CallOptions) => call(method, shape, input, options)
          : (input: unknown, listener: FeedListener<unknown, unknown, unknown>) =>
              follow(method, shape, input, listener);
      return [name, use] as const;
    });
    return [feature, Object.fromEntries(methods)] as const;
  });
  return Object.fromEntries(features) as unknown as Client<C>;
}

const CANCELLED: Fault = { code: 'cancelled', message: 'Cancelled.' };

function parsedOr(schema: z.ZodType, value: unknown): Result<unknown, Fault> {
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail(badReply(parsed.error));
}

function badReply(error: z.ZodError): Fault {
  const first = error.issues[0];
  return {
    code: 'badReply',
    message: `Overture answered in a form this page cannot read (${first?.path.join('.')}: ${first?.message}).`,
  };
}
