import { create } from 'zustand';
import {
  carryAnswers,
  type PlaceAnswer,
  type PlaceAnswers,
  type PlaceToSettle,
} from '#shared/review/landing/placesToSettle.ts';

/** What became of the choices when other work landed. */
export interface MovedOn {
  readonly kept: number;
  readonly lost: number;
  /** Whether words of the person's own wait to be chosen again. */
  readonly hasWords: boolean;
}

/** The places of an attempt as last read on `tip`, and what was chosen for them. */
interface Settlement {
  readonly tip: string;
  readonly places: readonly PlaceToSettle[];
  readonly answers: PlaceAnswers;
}

interface SettleStore {
  /** By attempt: what was chosen outlasts the dialog, and other work that lands meanwhile. */
  readonly byAttempt: ReadonlyMap<string, Settlement>;
}

export const useSettleStore = create<SettleStore>(() => ({ byAttempt: new Map() }));

const NONE: PlaceAnswers = new Map();

export function answersOf(store: SettleStore, attemptId: string): PlaceAnswers {
  return store.byAttempt.get(attemptId)?.answers ?? NONE;
}

/** Keeps the places as they are now, with the answers that still fit; null when no other work has landed. */
export function keepPlaces(attemptId: string, tip: string, places: readonly PlaceToSettle[]): MovedOn | null {
  const before = useSettleStore.getState().byAttempt.get(attemptId);
  if (!before || before.tip === tip) {
    put(attemptId, { tip, places, answers: before?.answers ?? NONE });
    return null;
  }
  const { answers, kept, lost } = carryAnswers(before.answers, before.places, places);
  put(attemptId, { tip, places, answers });
  return { kept, lost, hasWords: [...answers.values()].some(({ way, own }) => way === null && own !== null) };
}

export function answerPlace(attemptId: string, key: string, answer: PlaceAnswer): void {
  const now = useSettleStore.getState().byAttempt.get(attemptId);
  if (now) put(attemptId, { ...now, answers: new Map(now.answers).set(key, answer) });
}

export function forgetPlaces(attemptId: string): void {
  put(attemptId, null);
}

function put(attemptId: string, settlement: Settlement | null): void {
  useSettleStore.setState(({ byAttempt }) => {
    const next = new Map(byAttempt);
    if (settlement) next.set(attemptId, settlement);
    else next.delete(attemptId);
    return { byAttempt: next };
  });
}
