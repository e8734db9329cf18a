import { setTimeout as wait } from 'node:timers/promises';
import { fail, type Result } from '#shared/contract/result.ts';
import type { ModelError } from '#shared/model/modelError.ts';

/** `first` is the first wait in milliseconds; each further one is twice as long. */
export type RetryLimits = { readonly most: number; readonly first: number };

const DEFAULT_RETRIES: RetryLimits = { most: 2, first: 1_000 };

/** Once more after what passes by itself; never after a refusal, a wrong address or a wait that was long already. */
const PASSES: ReadonlySet<ModelError['code']> = new Set(['rateLimited', 'serverFailed', 'brokeOff']);

export async function withRetries<Value>(
  act: () => Promise<Result<Value, ModelError>>,
  signal: AbortSignal,
  { most, first }: RetryLimits = DEFAULT_RETRIES,
): Promise<Result<Value, ModelError>> {
  for (let tries = 0; ; tries++) {
    const result = await act();
    if (result.ok || tries >= most || !PASSES.has(result.error.code)) return result;
    try {
      await wait(first * 2 ** tries, undefined, { signal });
    } catch {
      return fail({ code: 'cancelled' });
    }
  }
}
