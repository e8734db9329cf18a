import { setTimeout as wait } from 'node:timers/promises';
import { fail, type Result } from '#shared/contract/result.ts';
import type { ModelError } from '#shared/model/modelError.ts';

/** `first` is the first wait in milliseconds; each further one is twice as long. */
export type RetryLimits = {
  readonly most: number;
  readonly first: number;
  /** Milliseconds; a service that asks for a longer wait is not asked again. */
  readonly longest?: number;
  /** Before each wait, of so many milliseconds. */
  readonly onWait?: (error: ModelError, milliseconds: number) => void;
};

const DEFAULT_RETRIES: RetryLimits = { most: 2, first: 1_000 };
const LONGEST_WAIT = 20_000;

/** Once more after what passes by itself; never after a refusal, a wrong address or a wait that was long already. */
const PASSES: ReadonlySet<ModelError['code']> = new Set(['rateLimited', 'serverFailed', 'brokeOff']);

export async function withRetries<Value>(
  act: () => Promise<Result<Value, ModelError>>,
  signal: AbortSignal,
  { most, first, longest = LONGEST_WAIT, onWait }: RetryLimits = DEFAULT_RETRIES,
): Promise<Result<Value, ModelError>> {
  for (let tries = 0; ; tries++) {
    const result = await act();
    if (result.ok || tries >= most || !PASSES.has(result.error.code)) return result;
    const asked = result.error.code === 'rateLimited' ? (result.error.afterSeconds ?? 0) * 1000 : 0;
    const milliseconds = Math.max(asked, first * 2 ** tries);
    if (asked > longest) return result;
    onWait?.(result.error, milliseconds);
    try {
      await wait(milliseconds, undefined, { signal });
    } catch {
      return fail({ code: 'cancelled' });
    }
  }
}
