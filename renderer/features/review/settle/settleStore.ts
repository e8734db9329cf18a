import { create } from 'zustand';
import type { KeptChoices, PlaceAnswer } from '#shared/review/landing/keptChoices.ts';
import {
  carryAnswers,
  choicesAsKept,
  choicesToKeep,
  type KnownPlace,
  type PlaceAnswers,
  type PlaceToSettle,
} from '#shared/review/landing/placesToSettle.ts';

/** The two commits that meet: the landed side, and the work. */
export type Sides = Pick<KeptChoices, 'tip' | 'commit'>;

/** What became of the choices when a side changed. */
export interface MovedOn {
  readonly side: 'landed' | 'work' | 'both';
  readonly kept: number;
  readonly lost: number;
  /** Whether words of the person's own wait to be chosen again. */
  readonly hasWords: boolean;
}

/** The places where a work meets landed work, as last read on its two sides, and what was chosen for them. */
export interface Settlement extends Sides {
  readonly places: readonly KnownPlace[];
  readonly answers: PlaceAnswers;
  /** Whether the host has yet to keep what was chosen. */
  readonly isUnkept: boolean;
}

interface SettleStore {
  /** By `settleKey`: what was chosen outlasts the dialog, and what changes on either side meanwhile. */
  readonly byWork: ReadonlyMap<string, Settlement>;
}

export const useSettleStore = create<SettleStore>(() => ({ byWork: new Map() }));

const NONE: PlaceAnswers = new Map();

/** Attempts are numbered anew in each project. */
export function settleKey(projectId: string, attemptId: string): string {
  return `${projectId} ${attemptId}`;
}

export function answersOf(store: SettleStore, key: string): PlaceAnswers {
  return store.byWork.get(key)?.answers ?? NONE;
}

/**
 * Takes the places as they are now, with the answers that still fit: those of this sitting, else those that the host
 * has kept. Null when neither side has changed since they were given.
 */
export function takePlaces(
  key: string,
  sides: Sides,
  places: readonly PlaceToSettle[],
  kept: KeptChoices | null,
): MovedOn | null {
  const now = useSettleStore.getState().byWork.get(key);
  const before = now ?? (kept && { ...kept, ...choicesAsKept(kept.places) });
  const isUnkept = now?.isUnkept ?? false;
  const { tip, commit } = sides;
  const side = before && changedSide(before, sides);
  if (!before || !side) {
    put(key, { tip, commit, places, answers: before?.answers ?? NONE, isUnkept });
    return null;
  }
  const { answers, kept: stay, lost } = carryAnswers(before.answers, before.places, places);
  put(key, { tip, commit, places, answers, isUnkept });
  const hasWords = [...answers.values()].some(({ way, own }) => way === null && own !== null);
  return { side, kept: stay, lost, hasWords };
}

function changedSide(before: Sides, now: Sides): MovedOn['side'] | null {
  if (before.commit === now.commit) return before.tip === now.tip ? null : 'landed';
  return before.tip === now.tip ? 'work' : 'both';
}

export function answerPlace(key: string, place: string, answer: PlaceAnswer): void {
  const now = useSettleStore.getState().byWork.get(key);
  if (now) put(key, { ...now, answers: new Map(now.answers).set(place, answer), isUnkept: true });
}

/** What the host is asked to keep. */
export function choicesOf({ tip, commit, places, answers }: Settlement): KeptChoices {
  return { tip, commit, places: choicesToKeep(places, answers) };
}

/** The host has it; what was chosen since has yet to be kept. */
export function noteKept(key: string, kept: Settlement): void {
  if (useSettleStore.getState().byWork.get(key) === kept) put(key, { ...kept, isUnkept: false });
}

export function forgetPlaces(key: string): void {
  put(key, null);
}

function put(key: string, settlement: Settlement | null): void {
  useSettleStore.setState(({ byWork }) => {
    const next = new Map(byWork);
    if (settlement) next.set(key, settlement);
    else next.delete(key);
    return { byWork: next };
  });
}
