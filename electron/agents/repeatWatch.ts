/**
 * How often an agent may ask for the very same thing without anything between before it is thought to be stuck;
 * what is allowed anyway troubles nobody, so it may be asked for longer.
 */
const MOST_IN_A_ROW = 30;
const MOST_ALLOWED_IN_A_ROW = 300;

export type RepeatWatch = {
  /** True when this act has been asked too often in a row. */
  isStuck(act: string, isAllowed: boolean): boolean;
  refuse(act: string): void;
  /** Refused so often that no person needs to be asked again. */
  isRefused(act: string): boolean;
};

const MOST_REFUSALS = 3;

/** Notices an agent that asks for the same permission for ever, whatever it is answered. */
export function watchRepeats(): RepeatWatch {
  const refusals = new Map<string, number>();
  let last = '';
  let inARow = 0;
  return {
    isStuck(act, isAllowed) {
      inARow = act === last ? inARow + 1 : 1;
      last = act;
      return inARow > (isAllowed ? MOST_ALLOWED_IN_A_ROW : MOST_IN_A_ROW);
    },
    refuse(act) {
      refusals.set(act, (refusals.get(act) ?? 0) + 1);
    },
    isRefused: (act) => (refusals.get(act) ?? 0) >= MOST_REFUSALS,
  };
}
