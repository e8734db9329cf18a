import { repeatWhileAsked } from './repeatWhileAsked.ts';

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
    let isOver = false;
    const changes = repeatWhileAsked(async () => {
      if (!isOver) await changed().catch(giveUp);
    });
    const stops = sources.map((source) => source(() => void changes.ask()));
    function stop(): void {
      isOver = true;
      for (const one of stops) one();
      signal.removeEventListener('abort', stop);
      resolve();
    }
    function giveUp(error: unknown): void {
      reject(error instanceof Error ? error : new Error(String(error)));
      stop();
    }
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}
