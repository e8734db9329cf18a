import type { Clock } from '#electron/host/clock.ts';
import { awakeLimit, type SteadyTime } from '#electron/process/awakeLimit.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';

/** Milliseconds without a sign of life before it is said; some agents retry for a minute without a word. */
const SILENCE_MS = 45_000;

export type SilenceWatch = {
  sign(): void /** While a person is asked, silence is expected. */;
  pause(): void;
  end(): void;
};

/**
 * Says in the activity when nothing has come from an agent for a while, and takes it back when something comes. While
 * Overture itself stood still it could hear nothing, so that is nobody's silence.
 */
export function watchSilence(needs: {
  readonly name: string;
  readonly clock: Clock;
  readonly onActivity: (entry: ActivityEntry) => void;
  readonly afterMs?: number;
  readonly time?: SteadyTime;
}): SilenceWatch {
  const afterMs = needs.afterMs ?? SILENCE_MS;
  let callOff = (): void => undefined;
  let shown: ActivityEntry | null = null;
  let count = 0;

  function say(): void {
    const text = `${needs.name} has not shown a sign of life for ${Math.round(afterMs / 1000)} seconds. It may be thinking or trying its model again; stop it if that takes too long.`;
    const at = new Date(needs.clock()).toISOString();
    shown = { id: `silence-${++count}`, at, kind: 'note', text, detail: '', files: [], state: 'going' };
    needs.onActivity(shown);
  }

  function pause(): void {
    callOff();
    if (shown) needs.onActivity({ ...shown, state: 'done' });
    shown = null;
  }

  return {
    sign() {
      pause();
      callOff = awakeLimit(afterMs, say, needs.time);
    },
    pause,
    end: pause,
  };
}
