/** Never acts twice at once; asked while at work, it acts once more afterwards, so that no change is missed. */
export interface Repeated {
  /** Resolves once what was asked is done; rejects when the last act failed. */
  readonly ask: () => Promise<void>;
  /** Resolves once nothing is at work any more, also when that failed. */
  readonly settled: () => Promise<void>;
}

/** Does `act` for whoever asks; `calm` is called after an act that succeeded when nobody asked meanwhile, and may ask. */
export function repeatWhileAsked(act: () => Promise<void>, calm: () => void = () => undefined): Repeated {
  let working = Promise.resolve();
  let isAtWork = false;
  let again = false;

  async function work(): Promise<void> {
    try {
      do {
        again = false;
        await act().catch((error: unknown) => {
          // Asked meanwhile, the next act has the last word.
          if (!again) throw error;
        });
        if (!again) calm();
      } while (again);
    } finally {
      // In one step with the last look at `again`: whoever asks from here on begins anew.
      isAtWork = false;
    }
  }

  function ask(): Promise<void> {
    again = true;
    if (isAtWork) return working;
    isAtWork = true;
    working = work();
    return working;
  }

  async function settled(): Promise<void> {
    if (!isAtWork) return;
    await working.catch(() => undefined);
    await settled();
  }

  return { ask, settled };
}
