/** The parts of time that a limit needs; `now` never goes back. */
export type SteadyTime = {
  now(): number;
  /** Calls `then` after so many milliseconds, or later. Returns the way to call it off. */
  later(then: () => void, ms: number): () => void;
};

/** So often it is looked how much time has passed, in ms; a short limit is looked at more often. */
const STEP_MS = 5_000;
const STEPS = 10;

const steadyTime: SteadyTime = {
  now: () => performance.now(),
  later(then, ms) {
    const timer = setTimeout(then, ms).unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Calls `reached` after so many milliseconds in which the machine was awake. Some systems count the hours of a closed
 * lid: one long timer would end everything that is at work the moment the lid opens. What the wall clock says is nothing
 * to it. Returns the way to call it off.
 */
export function awakeLimit(limitMs: number, reached: () => void, time = steadyTime): () => void {
  let left = limitMs;
  let callOff = next();
  function next(): () => void {
    const began = time.now();
    const step = Math.min(STEP_MS, limitMs / STEPS, left);
    return time.later(() => {
      // A step that took much longer was slept through; a busy machine may well take twice as long.
      left -= Math.min(time.now() - began, 2 * step);
      if (left <= 0) reached();
      else callOff = next();
    }, step);
  }
  return () => callOff();
}

/** Like `AbortSignal.timeout`, for time awake. */
export function awakeSignal(limitMs: number): AbortSignal {
  const control = new AbortController();
  awakeLimit(limitMs, () => control.abort(new DOMException('It took too long.', 'TimeoutError')));
  return control.signal;
}
