import type { Mending } from './mending.ts';

/** What happened, what is safe, and what to look at. `timeOf` writes a time as the person's system does. */
export function describeMending(
  { damaged, kept, newest, left }: Mending,
  timeOf: (at: string) => string,
): readonly string[] {
  const how = damaged ? 'was damaged on the disk' : 'was gone from the disk';
  const what = 'Overture’s record of this project (its runs, approvals and answers)';
  const outcome = newest
    ? `and has been put together again: ${kept === 1 ? 'one entry is' : `${kept} entries are`} there, the newest of ${timeOf(newest)}. What happened after that may be missing.`
    : 'and nothing of it could be read, so a new one was begun.';
  const leftOut =
    left > 0 ? `${left === 1 ? 'One later entry' : `${left} later entries`} did not fit any more.` : null;
  return [
    `${what} ${how} ${outcome}`,
    'Your code, specs and plans are in the repository and were not touched.',
    ...(leftOut ? [leftOut] : []),
    ...(damaged ? [`The damaged file is kept in ${damaged}.`] : []),
  ];
}
