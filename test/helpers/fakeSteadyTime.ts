import type { SteadyTime } from '#electron/process/awakeLimit.ts';

/** Time that a test moves on: `pass` awake, where timers come on time; `sleep`, where those due come at its end. */
export function fakeSteadyTime(): SteadyTime & {
  pass(ms: number): void;
  sleep(ms: number): void;
  waiting(): number;
} {
  let now = 0;
  const timers = new Map<() => void, number>();
  const due = () => [...timers].filter(([, at]) => at <= now).sort(([, a], [, b]) => a - b);
  const fire = () => {
    for (const [then] of due()) if (timers.delete(then)) then();
  };
  return {
    now: () => now,
    later(then, ms) {
      timers.set(then, now + ms);
      return () => timers.delete(then);
    },
    pass(ms) {
      for (const end = now + ms; now < end; ) {
        now = Math.min(end, ...[...timers.values()].filter((at) => at > now));
        fire();
      }
    },
    sleep(ms) {
      now += ms;
      fire();
    },
    waiting: () => timers.size,
  };
}
