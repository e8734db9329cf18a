import type { CallOptions } from './client.ts';
import type { Fault, ReplyEnvelope, RequestEnvelope } from './envelope.ts';
import { type ReadPart, readRefusal } from './readRefusal.ts';
import { fail, type Result } from './result.ts';

type Answer = Result<unknown, unknown>;
type Pending = { readonly method: string; settle(result: Answer): void };

const CANCELLED: Fault = { code: 'cancelled', message: 'Cancelled.' };

/** The calls that wait for their answer. */
export function createClientCalls(send: (message: RequestEnvelope) => void) {
  const pending = new Map<number, Pending>();
  return {
    /** Whose answer comes under this id; undefined where no call waits for it. */
    methodOf: (id: number) => pending.get(id)?.method,

    begin(id: number, method: string, input: unknown, { signal }: CallOptions): Promise<Answer> {
      if (signal?.aborted) return Promise.resolve(fail(CANCELLED));
      return new Promise((resolve) => {
        const settle = (result: Answer) => {
          pending.delete(id);
          signal?.removeEventListener('abort', cancel);
          resolve(result);
        };
        const cancel = () => {
          send({ type: 'cancel', id });
          settle(fail(CANCELLED));
        };
        signal?.addEventListener('abort', cancel, { once: true });
        pending.set(id, { method, settle });
        send({ type: 'call', id, method, input });
      });
    },

    answer(reply: ReplyEnvelope, read: ReadPart): void {
      const call = pending.get(reply.id);
      if (reply.type === 'result') call?.settle(read('output', reply.value));
      else if (reply.type === 'refused') call?.settle(readRefusal(reply.error, read));
      else if (reply.type === 'fault') call?.settle(fail(reply.fault));
    },

    /** No answer comes any more. */
    close(reason: Fault): void {
      for (const call of pending.values()) call.settle(fail(reason));
    },
  };
}
