const NEWLINE = 10;
const BRACE = 123;
const BLANK = new Set([9, 13, 32]);

/**
 * Lets through the lines of a byte stream that can be messages, those that begin with a brace. Agents also print
 * notices and stacks, at worst without end; the library would answer each with an error and wait until it is read.
 * `onOther` gets the start of each other line.
 */
export function onlyJson(onOther: (line: string) => void): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  /** Undecided at the start of a line, until its first character that is not blank. */
  let passes: boolean | null = null;
  let other: Uint8Array[] = [];
  return new TransformStream({
    transform(chunk, controller) {
      for (let from = 0; from < chunk.length; ) {
        const found = chunk.indexOf(NEWLINE, from);
        const to = found < 0 ? chunk.length : found + 1;
        const piece = chunk.subarray(from, to);
        passes ??= opens(piece);
        if (passes) controller.enqueue(piece);
        else if (other.length === 0) other.push(piece.slice(0, LONGEST_OTHER));
        if (found >= 0) {
          if (passes === false) onOther(decoder.decode(other[0]).trim());
          passes = null;
          other = [];
        }
        from = to;
      }
    },
  });
}

const LONGEST_OTHER = 300;

/** Null while a line has only blanks so far. */
function opens(piece: Uint8Array): boolean | null {
  const first = piece.find((byte) => !BLANK.has(byte));
  if (first === undefined) return null;
  return first === BRACE ? true : first === NEWLINE ? null : false;
}
