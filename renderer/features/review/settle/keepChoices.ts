import type { KeptChoices } from '#shared/review/landing/keptChoices.ts';
import { choicesOf, noteKept, useSettleStore } from './settleStore.ts';

/** Milliseconds without a change before what was chosen is kept. */
const REST = 300;

export interface ChoiceKeeper {
  /** Keeps what is there now; for a page that goes, and before it is settled. */
  flush(): void;
  /** The same, and stops. */
  stop(): void;
}

/** Keeps what is chosen for a work a moment after each choice, so that it outlasts the page and the program. */
export function startChoiceKeeper(
  key: string,
  /** Resolves with whether it is kept; what is not is tried again with the next choice. */
  keep: (choices: KeptChoices) => Promise<boolean>,
): ChoiceKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    const now = useSettleStore.getState().byWork.get(key);
    if (now?.isUnkept) void keep(choicesOf(now)).then((isKept) => isKept && noteKept(key, now));
  };
  const stopWatching = useSettleStore.subscribe(({ byWork }, before) => {
    const now = byWork.get(key);
    if (now === before.byWork.get(key)) return;
    clearTimeout(timer);
    if (now?.isUnkept) timer = setTimeout(flush, REST);
  });
  return {
    flush,
    stop() {
      flush();
      stopWatching();
    },
  };
}
