import type { Readable } from 'node:stream';

/** Keeps the first `limitBytes` of a stream and goes on reading the rest, so that its writer never blocks. */
export function collectOutput(
  stream: Readable,
  limitBytes: number,
): { bytes(): Buffer; truncated(): boolean } {
  const chunks: Buffer[] = [];
  let total = 0;
  stream.on('data', (chunk: Buffer) => {
    const room = limitBytes - total;
    if (room > 0) chunks.push(chunk.subarray(0, room));
    total += chunk.length;
  });
  // A broken pipe ends the stream; what came before it stands.
  stream.on('error', () => undefined);
  return { bytes: () => Buffer.concat(chunks), truncated: () => total > limitBytes };
}
