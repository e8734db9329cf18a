import type { Result } from '#shared/contract/result.ts';

/** The value of a result that a test expects to be good. */
export function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
  return result.value;
}
