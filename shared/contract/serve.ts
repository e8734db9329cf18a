import type { z } from 'zod';
import type { Channel } from './channel.ts';
import { type Fault, type ReplyEnvelope, type RequestEnvelope, requestEnvelopeSchema } from './envelope.ts';
import { KnownFault } from './knownFault.ts';
import type { Contract, Procedure, Stream } from './procedure.ts';
import { fail, ok, type Result } from './result.ts';

/** How a stream's handler speaks: one snapshot first, then events in order. */
export interface Feed<Snapshot, Event> {
  snapshot(value: Snapshot): void;
  event(value: Event): void;
}

export type CallHandler<P> =
  P extends Procedure<infer Input, infer Output, infer Failure>
    ? (
        input: z.output<Input>,
        call: { signal: AbortSignal },
      ) => Promise<Result<z.input<Output>, z.input<Failure>>>
    : never;

/** Resolves with a failure before the snapshot to refuse; otherwise keeps feeding until `signal` aborts or it resolves. */
export type FeedHandler<S> =
  S extends Stream<infer Input, infer Snapshot, infer Event, infer Failure>
    ? (
        input: z.output<Input>,
        feed: Feed<z.input<Snapshot>, z.input<Event>>,
        call: { signal: AbortSignal },
      ) => Promise<Result<void, z.input<Failure>>>
    : never;

export type Handlers<C extends Contract> = {
  readonly [Feature in keyof C]: {
    readonly [Name in keyof C[Feature]]: C[Feature][Name] extends Procedure
      ? CallHandler<C[Feature][Name]>
      : FeedHandler<C[Feature][Name]>;
  };
};

type AnyCall = (input: unknown, call: { signal: AbortSignal }) => Promise<Result<unknown, unknown>>;
type AnyFeed = (
  input: unknown,
  feed: Feed<unknown, unknown>,
  call: { signal: AbortSignal },
) => Promise<Result<void, unknown>>;

type Asked = Exclude<RequestEnvelope, { type: 'cancel' }>;
type Understood = { readonly shape: Procedure | Stream; readonly handler: unknown; readonly input: unknown };

const OWN_FAULT: Fault = {
  code: 'internal',
  message: 'Overture met a fault of its own. Its log has the details; nothing was changed by this step.',
};

/**
 * Answers one channel. Every message is parsed; a malformed one gets a fault and nothing else happens, and one
 * without an id of its own gets nothing, as any answer could be taken for that of another request.
 * Closing the channel cancels all that is under way on it. `report` receives what should never happen.
 */
export function serve<C extends Contract>(
  channel: Channel,
  contract: C,
  handlers: Handlers<C>,
  report: (error: unknown, method: string) => void,
): () => void {
  const running = new Map<number, AbortController>();
  const reply = (message: ReplyEnvelope) => channel.send(message);
  const refuse = (id: number, message: string) =>
    reply({ type: 'fault', id, fault: { code: 'badRequest', message } });

  async function answer(request: Asked): Promise<void> {
    const { id, method } = request;
    const asked = understand(contract, handlers, request);
    if (!asked.ok) return reply({ type: 'fault', id, fault: asked.error });

    const controller = new AbortController();
    running.set(id, controller);
    const { signal } = controller;
    try {
      const result = await handle(asked.value, numberedFeed(id, reply, signal), { signal });
      if (signal.aborted) return;
      if (!result.ok) reply({ type: 'refused', id, error: result.error });
      else if (request.type === 'call') reply({ type: 'result', id, value: result.value });
      else reply({ type: 'end', id });
    } catch (error) {
      if (signal.aborted) return;
      report(error, method);
      reply({ type: 'fault', id, fault: error instanceof KnownFault ? error.fault : OWN_FAULT });
    } finally {
      running.delete(id);
    }
  }

  const stopListening = channel.onMessage((message) => {
    const parsed = requestEnvelopeSchema.safeParse(message);
    if (!parsed.success) {
      const id = idOf(message);
      if (id === undefined || running.has(id)) return;
      return refuse(id, 'The message is not one of the protocol.');
    }
    const request = parsed.data;
    if (request.type === 'cancel') return running.get(request.id)?.abort();
    if (running.has(request.id)) return refuse(request.id, 'That id is already in use.');
    void answer(request);
  });
  const stop = () => {
    stopListening();
    for (const controller of running.values()) controller.abort();
    running.clear();
  };
  const stopWatchingClose = channel.onClose(stop);
  return () => {
    stopWatchingClose();
    stop();
  };
}

/** What a request asks for and with what, as the contract has it. */
function understand<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  { type, method, input }: Asked,
): Result<Understood, Fault> {
  const found = lookUp(contract, handlers, method);
  if (!found || (found.shape.kind === 'procedure') !== (type === 'call')) {
    const kind = type === 'call' ? 'procedure' : 'stream';
    return fail({ code: 'unknownMethod', message: `There is no ${kind} “${method}”.` });
  }
  const read = found.shape.input.safeParse(input);
  if (!read.success) return fail({ code: 'badRequest', message: describeIssues(method, read.error) });
  return ok({ ...found, input: read.data });
}

function handle(
  { shape, handler, input }: Understood,
  feed: Feed<unknown, unknown>,
  call: { signal: AbortSignal },
): Promise<Result<unknown, unknown>> {
  return shape.kind === 'procedure'
    ? (handler as AnyCall)(input, call)
    : (handler as AnyFeed)(input, feed, call);
}

function numberedFeed(
  id: number,
  reply: (message: ReplyEnvelope) => void,
  signal: AbortSignal,
): Feed<unknown, unknown> {
  let seq = 0;
  return {
    snapshot(value) {
      if (!signal.aborted) reply({ type: 'snapshot', id, value });
    },
    event(value) {
      if (!signal.aborted) reply({ type: 'event', id, seq: ++seq, value });
    },
  };
}

function lookUp<C extends Contract>(contract: C, handlers: Handlers<C>, method: string) {
  const [feature = '', name = '', ...rest] = method.split('.');
  if (rest.length > 0 || !Object.hasOwn(contract, feature)) return undefined;
  const shapes = contract[feature];
  if (!shapes || !Object.hasOwn(shapes, name)) return undefined;
  const shape = shapes[name];
  const handler = (handlers as Record<string, Record<string, unknown>>)[feature]?.[name];
  return shape && handler ? { shape, handler } : undefined;
}

function idOf(message: unknown): number | undefined {
  const id = typeof message === 'object' && message !== null ? (message as { id?: unknown }).id : undefined;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

function describeIssues(method: string, error: z.ZodError): string {
  const first = error.issues[0];
  const where = first && first.path.length > 0 ? ` at ${first.path.join('.')}` : '';
  return `${method} was asked with input it cannot read${where}: ${first?.message ?? 'unknown problem'}.`;
}
