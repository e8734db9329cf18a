import { diffLines } from 'diff';

/** Lines added and removed between two texts, for the live view of an edit. */
export function countLines(
  before: string,
  after: string,
): { readonly added: number; readonly removed: number } {
  const parts = diffLines(before, after, { timeout: 200 }) ?? [];
  const sum = (wanted: 'added' | 'removed') =>
    parts.reduce((total, part) => total + (part[wanted] ? part.count : 0), 0);
  return { added: sum('added'), removed: sum('removed') };
}
