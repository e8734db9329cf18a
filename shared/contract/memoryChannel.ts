import type { Channel } from './channel.ts';

/** Two ends joined in one process. Messages are cloned and delivered later, as over a wire. */
export function memoryChannelPair(): readonly [Channel, Channel] {
  const ends = [new End(), new End()] as const;
  ends[0].peer = ends[1];
  ends[1].peer = ends[0];
  return ends;
}

class End implements Channel {
  peer: End | undefined;
  private readonly messageListeners = new Set<(message: unknown) => void>();
  private readonly closeListeners = new Set<() => void>();
  private closed = false;

  send(message: unknown): void {
    if (this.closed) return;
    const copy: unknown = structuredClone(message);
    queueMicrotask(() => this.peer?.deliver(copy));
  }

  onMessage(listener: (message: unknown) => void): () => void {
    this.messageListeners.add(listener);
    return () => this.messageListeners.delete(listener);
  }

  onClose(listener: () => void): () => void {
    this.closeListeners.add(listener);
    return () => this.closeListeners.delete(listener);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const listener of this.closeListeners) listener();
    this.peer?.close();
  }

  private deliver(message: unknown): void {
    if (this.closed) return;
    for (const listener of this.messageListeners) listener(message);
  }
}
