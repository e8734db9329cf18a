import { useState } from 'react';
import { isSettled, type PlaceAnswers, type PlaceToSettle } from '#shared/review/landing/placesToSettle.ts';

export interface ChosenPlace {
  readonly open: readonly PlaceToSettle[];
  readonly current: PlaceToSettle | undefined;
  /** The next that is open, from the current one on; undefined when no other is. */
  readonly next: PlaceToSettle | undefined;
  readonly choose: (key: string) => void;
}

/** Which place is in view: the one chosen, else the first that is open. */
export function useChosenPlace(places: readonly PlaceToSettle[], answers: PlaceAnswers): ChosenPlace {
  const [chosen, choose] = useState<string | null>(null);
  const open = places.filter((place) => !isSettled(place, answers));
  const current = places.find(({ key }) => key === chosen) ?? open[0] ?? places[0];
  const at = places.findIndex((place) => place === current);
  const isOther = (place: PlaceToSettle) => place !== current && open.includes(place);
  const next = places.slice(at + 1).find(isOther) ?? places.find(isOther);
  return { open, current, next, choose };
}
