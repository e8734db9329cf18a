import { countOf, sentence } from '#shared/run/words.ts';
import type { MovedOn } from './settleStore.ts';
import type { Conflicts } from './useConflicts.ts';

/** How much is left to choose. */
export function leftWords(conflicts: Conflicts, open: number): string {
  if (conflicts.state === 'waiting') return 'Looking where they meet.';
  if (conflicts.state === 'refused') return 'The places could not be read. Nothing was changed.';
  const { length } = conflicts.places;
  if (length === 0) return 'They no longer meet. It can land as it is.';
  if (open === 0)
    return `${length === 1 ? 'The place is' : `All ${length} places are`} settled. Nothing has landed yet.`;
  const left = open < length ? `${open} of ${length} places` : sentence(countOf(open, 'place'));
  return `${left} ${open === 1 ? 'needs' : 'need'} your choice. All else goes together by itself.`;
}

const CHANGED: Readonly<Record<MovedOn['side'], string>> = {
  landed: 'Other work has landed meanwhile',
  work: 'The work itself has changed since you chose',
  both: 'Both sides have changed since you chose',
};

/** What became of the choices when a side changed meanwhile. */
export function movedWords({ side, kept, lost, hasWords }: MovedOn): string {
  const moved = `${CHANGED[side]}, so the places were read again.`;
  if (kept + lost === 0) return moved;
  if (lost === 0) return `${moved} All you had chosen still fits.`;
  const stays = kept > 0 ? ` ${sentence(countOf(kept, 'choice'))} still ${kept === 1 ? 'fits' : 'fit'}.` : '';
  const goes = ` ${sentence(countOf(lost, 'choice'))} no longer ${lost === 1 ? 'fits and is' : 'fit and are'} asked again.`;
  const words = hasWords ? ' What you wrote yourself is still there.' : '';
  return `${moved}${stays}${goes}${words}`;
}
