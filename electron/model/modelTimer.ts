/** Milliseconds. A model that has to be loaded first may be silent for long before its first word. */
export type ModelLimits = { readonly firstWord: number; readonly silence: number; readonly whole: number };

export const DEFAULT_LIMITS: ModelLimits = { firstWord: 120_000, silence: 60_000, whole: 300_000 };

export type ModelTimer = {
  /** Aborts when the caller does, and when a limit is passed. */
  readonly signal: AbortSignal;
  /** Something came. */
  sign(): void;
  /** The limit that was passed, in seconds. */
  passed(): number | null;
  end(): void;
};

export function startTimer(limits: ModelLimits, caller: AbortSignal): ModelTimer {
  const controller = new AbortController();
  let passed: number | null = null;
  const after = (milliseconds: number) =>
    setTimeout(() => {
      passed = Math.round(milliseconds / 100) / 10;
      controller.abort(new Error('too slow'));
    }, milliseconds);
  const whole = after(limits.whole);
  let silence = after(limits.firstWord);
  return {
    signal: AbortSignal.any([caller, controller.signal]),
    sign() {
      clearTimeout(silence);
      if (!controller.signal.aborted) silence = after(limits.silence);
    },
    passed: () => passed,
    end() {
      clearTimeout(whole);
      clearTimeout(silence);
    },
  };
}
