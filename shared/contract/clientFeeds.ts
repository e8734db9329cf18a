import type { AnyListener } from './clientFace.ts';
import type { Fault, ReplyEnvelope, RequestEnvelope } from './envelope.ts';
import { type ReadPart, readRefusal } from './readRefusal.ts';
import { fail, ok, type Result } from './result.ts';

type Following = { readonly method: string; readonly listener: AnyListener; seq: number };

/** The streams that are followed. One whose events do not come one after another is given up. */
export function createClientFeeds(send: (message: RequestEnvelope) => void) {
  const following = new Map<number, Following>();
  let closed = false;

  function end(id: number, reason: Result<void, unknown>): void {
    const feed = following.get(id);
    if (!following.delete(id)) return;
    if (!reason.ok && !closed) send({ type: 'cancel', id });
    feed?.listener.ended?.(reason);
  }

  return {
    /** Whose events come under this id; undefined where nobody follows them. */
    methodOf: (id: number) => following.get(id)?.method,

    begin(id: number, method: string, input: unknown, listener: AnyListener): () => void {
      following.set(id, { method, listener, seq: 0 });
      send({ type: 'open', id, method, input });
      return () => {
        if (following.delete(id) && !closed) send({ type: 'cancel', id });
      };
    },

    answer(reply: ReplyEnvelope, read: ReadPart): void {
      const feed = following.get(reply.id);
      if (!feed) return;
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
      if (reply.type === 'refused') end(reply.id, readRefusal(reply.error, read));
      else if (reply.type === 'fault') end(reply.id, fail(reply.fault));
      else if (reply.type === 'end') end(reply.id, ok(undefined));
    },

    /** No event comes any more. */
    close(reason: Fault): void {
      closed = true;
      for (const id of following.keys()) end(id, fail(reason));
    },
  };
}

function missing(seq: number): Fault {
  return { code: 'badReply', message: `Event ${seq} is missing.` };
}
