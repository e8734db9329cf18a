/** What can go wrong in the world is a value with a code; what should never happen is thrown. */
export type Result<Value, Failure> = Ok<Value> | Failed<Failure>;
export type Ok<Value> = { readonly ok: true; readonly value: Value };
export type Failed<Failure> = { readonly ok: false; readonly error: Failure };

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

export function fail<const Failure>(error: Failure): Failed<Failure> {
  return { ok: false, error };
}
