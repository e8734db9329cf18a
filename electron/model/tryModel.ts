import { ok, type Result } from '#shared/contract/result.ts';
import type { ModelError } from '#shared/model/modelError.ts';
import type { ModelAccess } from './model.ts';
import { openModel } from './openModel.ts';

const LIMITS = { firstWord: 60_000, silence: 30_000, whole: 90_000 };

/** Asks the model for one word; gives the seconds until it had answered. */
export async function tryModel(
  access: ModelAccess,
  signal: AbortSignal,
  now: () => number,
): Promise<Result<number, ModelError>> {
  const model = openModel(access, { limits: LIMITS, retries: { most: 0, first: 0 } });
  const begun = now();
  const reply = await model.chat({
    messages: [{ role: 'user', content: 'Answer with the one word: ready' }],
    signal,
  });
  return reply.ok ? ok((now() - begun) / 1000) : answersAtAll(reply.error, now() - begun);
}

/** A model that thinks before it speaks may end without a word, and still it answers. */
function answersAtAll(error: ModelError, milliseconds: number): Result<number, ModelError> {
  return error.code === 'saidNothing' ? ok(milliseconds / 1000) : { ok: false, error };
}
