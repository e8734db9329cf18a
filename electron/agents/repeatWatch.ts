/** How often an agent may ask for the very same thing without anything between before it is thought to be stuck. */
const MOST_IN_A_ROW = 30;

export type RepeatWatch = {
  /** True when this act has been asked too often in a row. */
  isStuck(act: string): boolean;
  refuse(act: string): void;
  /** Refused so often that no person needs to be asked again. */
  isRefused(act: string): boolean;
};

const MOST_REFUSALS = 3;

/** Notices an agent that asks for the same permission for ever, whatever it is answered. */
export function watchRepeats(mostInARow: number = MOST_IN_A_ROW): RepeatWatch {
  const refusals = new Map<string, number>();
  let last = '';
  let inARow = 0;
  return {
    isStuck(act) {
      inARow = act === last ? inARow + 1 : 1;
      last = act;
      return inARow > mostInARow;
    },
    refuse(act) {
      refusals.set(act, (refusals.get(act) ?? 0) + 1);
    },
    isRefused: (act) => (refusals.get(act) ?? 0) >= MOST_REFUSALS,
  };
}
