/** Asked again while at work, it looks once more afterwards, so that no change is missed. */
export function createRefresh(look: () => Promise<void>, seen: () => void) {
  let refreshing: Promise<void> | null = null;
  let again = false;

  async function lookUntilCalm(): Promise<void> {
    do {
      again = false;
      await look();
    } while (again);
    seen();
  }

  return {
    refresh: (): Promise<void> => {
      if (refreshing) again = true;
      refreshing ??= lookUntilCalm().finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
    /** Resolves once nothing is looked at any more, also when looking failed. */
    settled: async (): Promise<void> => {
      await refreshing?.catch(() => undefined);
    },
  };
}
