import type { CallOptions, Client } from '#shared/contract/client.ts';
import { type AnyListener, type ClientActs, clientFace } from '#shared/contract/clientFace.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import type { Contract } from '#shared/contract/procedure.ts';
import { fail, type Result } from '#shared/contract/result.ts';
import type { Connection } from './connection.ts';

type AnyCall = (input: unknown, options?: CallOptions) => Promise<Result<unknown, unknown>>;
type AnyFollow = (input: unknown, listener: AnyListener) => () => void;

const CANCELLED: Fault = { code: 'cancelled', message: 'Cancelled.' };

/**
 * A client that outlives its channels. A call made without a connection waits for one; a call the connection was
 * lost under fails with `disconnected`, for the far end may have done it. A followed stream is opened again on
 * every new channel and its listener gets a fresh snapshot; it ends only by refusal, fault, its own end or stopping.
 */
export function createLastingClient<C extends Contract>(connection: Connection<C>): Client<C> {
  return clientFace<C>({
    call: (name, input, options) =>
      callWhenConnected(connection, (client) => methodOf(client, name) as AnyCall, input, options),
    follow: (name, input, listener) =>
      followForever(connection, (client) => methodOf(client, name) as AnyFollow, input, listener),
  } satisfies ClientActs);
}

function methodOf<C extends Contract>(client: Client<C>, name: string): unknown {
  const [feature = '', method = ''] = name.split('.');
  return (client as Record<string, Record<string, unknown>>)[feature]?.[method];
}

function callWhenConnected<C extends Contract>(
  connection: Connection<C>,
  method: (client: Client<C>) => AnyCall,
  input: unknown,
  options: CallOptions = {},
): Promise<Result<unknown, unknown>> {
  if (connection.client) return method(connection.client)(input, options);
  const { signal } = options;
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(fail(CANCELLED));
    let stop: (() => void) | undefined;
    const cancel = () => {
      stop?.();
      resolve(fail(CANCELLED));
    };
    signal?.addEventListener('abort', cancel, { once: true });
    stop = connection.onConnected((client) => {
      stop?.();
      signal?.removeEventListener('abort', cancel);
      resolve(method(client)(input, options));
    });
  });
}

/** Follows a stream across reconnections; returns the way to stop. */
function followForever<C extends Contract>(
  connection: Connection<C>,
  method: (client: Client<C>) => AnyFollow,
  input: unknown,
  listener: AnyListener,
): () => void {
  let stopCurrent: (() => void) | undefined;
  let stopped = false;
  const stopWaiting = connection.onConnected((client) => {
    stopCurrent = method(client)(input, {
      snapshot: (value) => !stopped && listener.snapshot(value),
      event: (value) => !stopped && listener.event(value),
      ended(reason) {
        if (stopped || isDisconnected(reason)) return;
        stop();
        listener.ended?.(reason);
      },
    });
  });
  function stop() {
    if (stopped) return;
    stopped = true;
    stopWaiting();
    stopCurrent?.();
  }
  return stop;
}

function isDisconnected(reason: Result<void, unknown>): boolean {
  return !reason.ok && (reason.error as { code?: unknown } | null)?.code === 'disconnected';
}
