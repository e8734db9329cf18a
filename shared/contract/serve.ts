import type { z } from 'zod';
import type { Channel } from './channel.ts';
import { type Fault, type ReplyEnvelope, requestEnvelopeSchema } from './envelope.ts';
import { KnownFault } from './knownFault.ts';
import type { Contract, Procedure, Stream } from './procedure.ts';
import type { Result } from './result.ts';

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
  const fault = (id: number, code: Fault['code'], message: string) =>
    reply({ type: 'fault', id, fault: { code, message } });

  async function answer(type: 'call' | 'open', id: number, method: string, rawInput: unknown): Promise<void> {
    const found = lookUp(contract, handlers, method);
    if (!found || (found.shape.kind === 'procedure') !== (type === 'call')) {
      return fault(
        id,
        'unknownMethod',
        `There is no ${type === 'call' ? 'procedure' : 'stream'} “${method}”.`,
      );
    }
    const input = found.shape.input.safeParse(rawInput);
    if (!input.success) return fault(id, 'badRequest', describeIssues(method, input.error));

    const controller = new AbortController();
    running.set(id, controller);
    try {
      const call = { signal: controller.signal };
      const result =
        found.shape.kind === 'procedure'
          ? await (found.handler as AnyCall)(input.data, call)
          : await (found.handler as AnyFeed)(input.data, numberedFeed(id, reply, call.signal), call);
      if (controller.signal.aborted) return;
      if (!result.ok) reply({ type: 'refused', id, error: result.error });
      else if (type === 'call') reply({ type: 'result', id, value: result.value });
      else reply({ type: 'end', id });
    } catch (error) {
      if (controller.signal.aborted) return;
      report(error, method);
      if (error instanceof KnownFault) return reply({ type: 'fault', id, fault: error.fault });
      fault(
        id,
        'internal',
        'Overture met a fault of its own. Its log has the details; nothing was changed by this step.',
      );
    } finally {
      running.delete(id);
    }
  }

  const stopListening = channel.onMessage((message) => {
    const parsed = requestEnvelopeSchema.safeParse(message);
    if (!parsed.success) {
      const id = idOf(message);
      if (id === undefined || running.has(id)) return;
      return fault(id, 'badRequest', 'The message is not one of the protocol.');
    }
    const request = parsed.data;
    if (request.type === 'cancel') return running.get(request.id)?.abort();
    if (running.has(request.id)) return fault(request.id, 'badRequest', 'That id is already in use.');
    void answer(request.type, request.id, request.method, request.input);
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
