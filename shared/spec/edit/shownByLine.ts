import type { ShownBy } from '../specDocument.ts';
import { cleanLine } from './cleanWords.ts';

export type ShownByValue = Pick<ShownBy, 'kind' | 'text'>;

/** A `shown by` line's words. A command holding backticks gets a longer run of them around it. */
export function shownByWords({ kind, text }: ShownByValue): string {
  switch (kind) {
    case 'person':
      return 'a person';
    case 'agent':
      return 'a verifying agent';
    case 'test':
      return cleanLine(text);
    case 'command': {
      const clean = cleanLine(text);
      const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map((run) => run[0].length));
      const ticks = '`'.repeat(longest + 1);
      return ticks + clean + ticks;
    }
  }
}
