import { type Fault, faultSchema } from './envelope.ts';

const CODES: ReadonlySet<string> = new Set(faultSchema.shape.code.options);

/** Tells a fault, which brings its own sentence, from a refusal that a feature puts into words. */
export function isFault(error: { readonly code: string }): error is Fault {
  return CODES.has(error.code);
}
