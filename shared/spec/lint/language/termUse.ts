import type { TermUse } from '../data/termGroup.ts';
import type { Reading } from './readText.ts';

/** The part the words `start` to `end` (exclusive) play in their sentence. */
export function termUse(reading: Reading, start: number, end: number): TermUse | null {
  const { classes } = reading;
  const previous = classes[start - 1];
  const next = classes[end];
  if (classes[start] === 'verb') return 'verb';
  if (reading.tokens[start - 1]?.lower === 'to' && next === 'determiner') return 'verb';
  if (next === 'noun' || next === 'adjective' || next === 'gerund' || next === 'number') return 'attribute';
  if (classes[start] === 'noun' && previous !== 'pronoun') return 'noun';
  return null;
}
