import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { RunTask } from '../run.ts';
import { startWithin } from './cutText.ts';

/** UTF-16 units of words with which code is looked for. */
const MOST_UNITS = 8000;

/** What a task is about, in words: its title, its criteria in the spec's order, its instructions. */
export function taskWords({ title, instructions, criteria }: RunTask, spec: SpecDocument): string {
  const wanted = new Set(criteria);
  const texts = spec.criteria.filter(({ id }) => wanted.has(id)).map(({ text }) => text);
  return startWithin([title, ...texts, instructions].join('\n'), MOST_UNITS);
}
