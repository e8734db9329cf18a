import type { Channel } from '#shared/contract/channel.ts';
import type { Client } from '#shared/contract/client.ts';
import { createClient } from '#shared/contract/createClient.ts';
import type { Contract } from '#shared/contract/procedure.ts';
import type { ReplyReader } from '#shared/contract/replyReader.ts';

/** `lost` goes on trying, but the far end has been silent long enough to say so. */
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'lost' | 'closed';

/** One client after another over channels that come and go. */
export interface Connection<C extends Contract> {
  readonly state: ConnectionState;
  /** The client of the open channel; undefined while there is none. */
  readonly client: Client<C> | undefined;
  onState(listener: (state: ConnectionState) => void): () => void;
  /** Calls at once when connected, and again each time a new channel opens. */
  onConnected(listener: (client: Client<C>) => void): () => void;
  close(): void;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;
/** About eight seconds of waiting. */
const FAILURES_TO_BE_LOST = 6;

/** How long to wait before the try after `failures` failed ones, in milliseconds: doubling, up to eight seconds. */
export function waitBefore(failures: number): number {
  return failures === 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
}

type ConnectionNeeds<C extends Contract> = {
  readonly open: () => Promise<Channel>;
  readonly reader: () => ReplyReader<C> | Promise<ReplyReader<C>>;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/**
 * Keeps a channel open: `open` rejects when there is nobody at the far end, and is tried again.
 * `reader` is asked once a channel; requests do not wait for it.
 */
export function createConnection<C extends Contract>(needs: ConnectionNeeds<C>): Connection<C> {
  let state: ConnectionState = 'connecting';
  let client: Client<C> | undefined;
  let channel: Channel | undefined;
  const states = createListeners<ConnectionState>();
  const connections = createListeners<Client<C>>();

  const enter = (next: ConnectionState) => {
    if (state === next) return;
    state = next;
    states.tell(next);
  };
  const isClosed = () => state === 'closed';

  async function openUntilOpen(failures: number): Promise<void> {
    await needs.wait(waitBefore(failures));
    if (isClosed()) return;
    const opened = await needs.open().catch(() => undefined);
    if (!opened) {
      if (!isClosed() && failures + 1 >= FAILURES_TO_BE_LOST) enter('lost');
      return openUntilOpen(failures + 1);
    }
    if (isClosed()) return opened.close();
    use(opened);
  }

  function use(opened: Channel): void {
    const openedClient = createClient(opened, needs.reader());
    channel = opened;
    client = openedClient;
    opened.onClose(() => {
      client = undefined;
      if (isClosed()) return;
      enter('reconnecting');
      void openUntilOpen(1);
    });
    enter('connected');
    connections.tell(openedClient);
  }

  void openUntilOpen(0);
  return {
    get state() {
      return state;
    },
    get client() {
      return client;
    },
    onState: (listener) => states.add(listener),
    onConnected(listener) {
      const stop = connections.add(listener);
      if (client) listener(client);
      return stop;
    },
    close() {
      enter('closed');
      channel?.close();
    },
  };
}

function createListeners<Value>() {
  const listeners = new Set<(value: Value) => void>();
  return {
    tell(value: Value): void {
      for (const listener of listeners) listener(value);
    },
    add(listener: (value: Value) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
