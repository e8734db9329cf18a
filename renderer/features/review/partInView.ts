import type { ReviewFile } from './reviewModel.ts';

/** What keys act on: all of a file that is open whole, else the part with the chosen hunk, else the first. */
export function partInView(
  parts: readonly ReviewFile[],
  whole: string | null,
  hunk: string | null,
): ReviewFile | undefined {
  const [first, ...others] = whole === null ? [] : parts.filter(({ file }) => file.path === whole);
  if (first) return { ...first, hunks: [first, ...others].flatMap(({ hunks }) => hunks) };
  return parts.find(({ hunks }) => hunks.some(({ id }) => id === hunk)) ?? parts[0];
}
