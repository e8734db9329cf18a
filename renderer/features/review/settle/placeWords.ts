import { describePlaces } from '#shared/review/landing/conflictPlaces.ts';
import type { PlaceToSettle, PlaceWay } from '#shared/review/landing/placesToSettle.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import { byteWords } from '../sideWords.ts';

/** Who stands on each side of a place: `ours` is what has landed. */
export interface SideNames {
  readonly ours: string;
  readonly theirs: string;
}

/** `T1` and `T2`; `what landed` where no task's landed work is in the file. */
export function sideNames(place: PlaceToSettle, attempt: Attempt): SideNames {
  const { landedBy } = place.file;
  return { ours: landedBy.length > 0 ? listOf(landedBy) : 'what landed', theirs: attempt.taskId };
}

/** `T1 Greet by name`. */
export function taskWords(run: Run, ids: readonly string[]): string {
  const named = ids.map((id) => `${id} ${run.tasks.find((task) => task.id === id)?.title ?? ''}`.trim());
  return named.length > 0 ? listOf(named) : 'Work of this run';
}

/** `lines 3 to 5`, or what the file has in place of lines. */
export function whereWords(place: PlaceToSettle): string {
  if (place.kind === 'text') return describePlaces([place.lines]);
  return place.kind === 'whole' ? 'the whole file' : 'cannot be settled here';
}

/** What a whole file is on one side. */
export function fileWords(size: number | null): string {
  return size === null ? 'This side has no such file.' : `The whole file, ${byteWords(size)}.`;
}

export interface WayOption {
  readonly value: PlaceWay;
  readonly label: string;
}

/** The ways on at a place. Where one side has nothing, both together would be the other side once more. */
export function wayOptions(place: PlaceToSettle, { ours, theirs }: SideNames): readonly WayOption[] {
  if (place.kind === 'stuck') return [];
  if (place.kind === 'whole') {
    return [
      {
        value: 'ours',
        label: place.ours === null ? `Leave it out, as ${ours} did` : `Keep the file of ${ours}`,
      },
      {
        value: 'theirs',
        label: place.theirs === null ? `Leave it out, as ${theirs} did` : `Keep the file of ${theirs}`,
      },
    ];
  }
  const both = place.ours !== '' && place.theirs !== '';
  return [
    {
      value: 'ours',
      label: place.ours === '' ? `No lines here, as in ${ours}` : `Only the lines of ${ours}`,
    },
    {
      value: 'theirs',
      label: place.theirs === '' ? `No lines here, as in ${theirs}` : `Only the lines of ${theirs}`,
    },
    ...(both
      ? ([
          { value: 'both', label: `Both, first those of ${ours}` },
          { value: 'reversed', label: `Both, first those of ${theirs}` },
        ] as const)
      : []),
    { value: 'own', label: 'Write it yourself' },
  ];
}
