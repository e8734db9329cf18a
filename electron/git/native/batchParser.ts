export type BatchReply =
  | { readonly kind: 'blob'; readonly bytes: Buffer }
  | { readonly kind: 'missing' }
  | { readonly kind: 'tooLarge' };

/** `<id> <type> <size>` before the bytes, which end with a line feed of their own; see git-cat-file(1). */
const HEADER = /^[0-9a-f]{40,64} (?<type>\w+) (?<size>\d+)$/;

/** Reads what `git cat-file --batch` writes, wherever the stream is cut; a reply comes for each request in turn. */
export function createBatchParser(limitBytes: number, onReply: (reply: BatchReply) => void) {
  let pending: Buffer[] = [];
  let header = '';
  let body: { readonly type: string; readonly size: number; left: number } | null = null;

  function readHeader(chunk: Buffer): number {
    const end = chunk.indexOf(10);
    header += chunk.toString('utf8', 0, end === -1 ? chunk.length : end);
    if (end === -1) return chunk.length;
    const groups = HEADER.exec(header)?.groups;
    header = '';
    const size = Number(groups?.['size']);
    if (groups) body = { type: groups['type'] ?? '', size, left: size + 1 };
    else onReply({ kind: 'missing' });
    return end + 1;
  }

  function readBody(chunk: Buffer, current: { readonly type: string; readonly size: number; left: number }) {
    const taken = chunk.subarray(0, current.left);
    if (current.size <= limitBytes) pending.push(taken);
    current.left -= taken.length;
    if (current.left > 0) return taken.length;
    const bytes = Buffer.concat(pending).subarray(0, current.size);
    pending = [];
    body = null;
    if (current.size > limitBytes) onReply({ kind: 'tooLarge' });
    else onReply(current.type === 'blob' ? { kind: 'blob', bytes } : { kind: 'missing' });
    return taken.length;
  }

  return {
    add(chunk: Buffer): void {
      let rest = chunk;
      while (rest.length > 0) rest = rest.subarray(body ? readBody(rest, body) : readHeader(rest));
    },
  };
}
