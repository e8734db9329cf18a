/** Bytes that hold more lines than any screen shows at once. */
const BEGINNING = 128 * 1024;

/** Takes output piece by piece and tells its beginning once, in whole lines; what ends before that is not told. */
export function beginningOf(tell: (text: string) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let bytes = 0;
  let isTold = false;
  return (chunk) => {
    if (isTold) return;
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes < BEGINNING) return;
    const all = Buffer.concat(chunks);
    const end = all.lastIndexOf('\n') + 1;
    if (end === 0) return;
    isTold = true;
    chunks = [];
    tell(all.toString('utf8', 0, end));
  };
}
