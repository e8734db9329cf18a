/** Begins to tell of changes and returns the way to stop. */
export type ChangeSource = (tell: () => void) => () => void;

/** Tells at once: what changed before the sources were listened to is caught by looking once more. */
export const atOnce: ChangeSource = (tell) => {
  tell();
  return () => undefined;
};

/** Calls `changed` after any source told of a change, until `signal` aborts. Never twice at once; what happens during a call leads to one more. */
export function watchChanges(
  sources: readonly ChangeSource[],
  signal: AbortSignal,
  changed: () => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let running: Promise<void> | null = null;
    let again = false;
    const stops = sources.map((source) => source(() => run()));
    const stop = () => {
      for (const one of stops) one();
      signal.removeEventListener('abort', stop);
      resolve();
    };
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();

    function run(): void {
      again = true;
      running ??= follow()
        .catch((error: unknown) => {
          stop();
          reject(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => {
          running = null;
        });
    }

    async function follow(): Promise<void> {
      while (again && !signal.aborted) {
        again = false;
        await changed();
      }
    }
  });
}
