import { LARGEST_BRIEF } from '#shared/brief/contract.ts';

/** A picture that goes along with a request; `url` shows it on this page. */
export type Picture = { readonly name: string; readonly data: string; readonly url: string };

const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i;

/** Pictures are kept beside the spec, everything else is read for its words. */
export function isPicture(file: File): boolean {
  return PICTURE.test(nameOf(file));
}

/** A pasted picture has no name of its own. */
export function nameOf(file: File): string {
  if (PICTURE.test(file.name) || !file.type.startsWith('image/')) return file.name;
  const ending = file.type.slice('image/'.length).replace('jpeg', 'jpg');
  return `${file.name || 'picture'}.${ending}`;
}

/** The file in base64; null for one that does not fit into a message. */
export async function readBase64(file: File): Promise<string | null> {
  if (file.size > LARGEST_BRIEF) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // More arguments at once would not fit on the stack.
  for (let at = 0; at < bytes.length; at += 32_768)
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}
