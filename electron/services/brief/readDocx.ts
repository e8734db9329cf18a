import { inflatedSize } from './inflatedSize.ts';

/** Bytes that the parts of a document may take unpacked; a small file can claim to hold gigabytes. */
const MOST_UNPACKED = 100_000_000;

/** The words of a Word document, a paragraph a line; null when it is none or would not fit. */
export async function readDocx(bytes: Buffer): Promise<string | null> {
  const size = inflatedSize(bytes);
  if (size === null || size > MOST_UNPACKED) return null;
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  // mammoth puts a blank line behind every paragraph, also between the lines of a list.
  return value.replace(/\n\n/g, '\n').replace(/\n{3,}/g, '\n\n');
}
