/**
 * What a transport must offer: ordered, whole messages that survive structured clone and JSON.
 * `onMessage` and `onClose` return the way to stop listening.
 */
export interface Channel {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): () => void;
  onClose(listener: () => void): () => void;
  close(): void;
}
