import { hashOf } from '#electron/services/spec/textFile.ts';

/** Of more texts than any folder of specs has, those asked for last are remembered. */
const MOST = 2_000;

/** `read` with what it found of each text kept, so that a text that has not changed is not read again. */
export function rememberByText<Found>(read: (text: string) => Found, most = MOST): (text: string) => Found {
  const known = new Map<string, { readonly found: Found }>();
  return (text) => {
    const key = hashOf(text);
    const one = known.get(key) ?? { found: read(text) };
    // The order of a map is that of its entries' last coming: the first one was asked for least lately.
    known.delete(key);
    known.set(key, one);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return one.found;
  };
}
