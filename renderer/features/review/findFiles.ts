import type { ReviewFile } from './reviewModel.ts';

/** Files whose path holds every word of the query, in any order; those that hold it in their name come first. */
export function findFiles(files: readonly ReviewFile[], query: string): readonly ReviewFile[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return files;
  const holds = (path: string) => words.every((word) => path.toLowerCase().includes(word));
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  return files
    .filter(({ file }) => holds(file.path))
    .toSorted((a, b) => Number(holds(nameOf(b.file.path))) - Number(holds(nameOf(a.file.path))));
}
