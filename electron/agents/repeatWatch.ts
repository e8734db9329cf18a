/**
 * How often an agent may ask for the very same thing, or fail at it, without anything new between before it is thought
 * to be stuck; what is allowed anyway or works troubles nobody, so it may go on for longer.
 */
const MOST = 30;
const MOST_ALLOWED = 300;
/** Acts that may take turns without any of them being something new: edit, test, edit, test. */
const IN_TURNS = 3;

export type RepeatWatch = {
  /** True when this act came up too often since anything new did. */
  isStuck(act: string, isAllowed: boolean): boolean;
  refuse(act: string): void;
  /** Refused so often that no person needs to be asked again. */
  isRefused(act: string): boolean;
};

const MOST_REFUSALS = 3;

/** Notices an agent that asks for or does the same for ever, in a row or by turns, whatever comes of it. */
export function watchRepeats(): RepeatWatch {
  const refusals = new Map<string, number>();
  /** How often each of the last few acts came up since the newest of them first did; the oldest first. */
  let turns: ReadonlyMap<string, number> = new Map();
  return {
    isStuck(act, isAllowed) {
      const asked = turns.get(act);
      turns =
        asked === undefined
          ? new Map([...[...turns.keys()].slice(1 - IN_TURNS).map((one) => [one, 0] as const), [act, 1]])
          : new Map(turns).set(act, asked + 1);
      return (turns.get(act) ?? 0) > (isAllowed ? MOST_ALLOWED : MOST);
    },
    refuse(act) {
      refusals.set(act, (refusals.get(act) ?? 0) + 1);
    },
    isRefused: (act) => (refusals.get(act) ?? 0) >= MOST_REFUSALS,
  };
}
