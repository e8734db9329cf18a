import type { Fault } from './envelope.ts';
import { FAULT_CODES } from './faultCodes.ts';

const CODES: ReadonlySet<string> = new Set(FAULT_CODES);

/** Tells a fault, which brings its own sentence, from a refusal that a feature puts into words. */
export function isFault(error: { readonly code: string }): error is Fault {
  return CODES.has(error.code);
}
