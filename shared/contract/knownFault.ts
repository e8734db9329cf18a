import type { Fault } from './envelope.ts';

/** Thrown where a step of many could fail in a way that concerns all of them alike: the page is told as it is. */
export class KnownFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.message, options);
    this.fault = fault;
  }
}
