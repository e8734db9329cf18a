import { countOf, listOf } from './words.ts';

/** What was left out of some work: whole files, and parts of others by their ids. */
export interface LeftOut {
  readonly paths: readonly string[];
  readonly hunks: readonly string[];
}

const MOST_NAMED = 3;

/** `README.md and two parts of src/app.ts`; many are counted. */
export function leftOutWords({ paths, hunks }: LeftOut): string {
  const parts = Map.groupBy(hunks, pathOfHunk);
  const named = [
    ...paths,
    ...[...parts].map(
      ([path, own]) => `${own.length === 1 ? 'a part' : countOf(own.length, 'part')} of ${path}`,
    ),
  ];
  if (named.length <= MOST_NAMED) return listOf(named);
  const counted = [
    ...(paths.length > 0 ? [countOf(paths.length, 'file')] : []),
    ...(hunks.length > 0 ? [`${countOf(hunks.length, 'part')} of ${countOf(parts.size, 'file')}`] : []),
  ];
  return listOf(counted);
}

/** A hunk's id is its path and two numbers. */
export function pathOfHunk(id: string): string {
  return id.replace(/:\d+:\d+$/, '');
}
