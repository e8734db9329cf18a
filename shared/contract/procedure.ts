import type { z } from 'zod';

/** A call with one answer. `error` lists the codes a caller must handle; anything else is a fault. */
export type Procedure<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Failure extends z.ZodType = z.ZodType,
> = { readonly kind: 'procedure'; readonly input: Input; readonly output: Output; readonly error: Failure };

/**
 * A feed that opens with a snapshot and then sends events numbered from 1 without gaps.
 * A page that reconnects opens it again and starts from a fresh snapshot, so nothing is lost.
 */
export type Stream<
  Input extends z.ZodType = z.ZodType,
  Snapshot extends z.ZodType = z.ZodType,
  Event extends z.ZodType = z.ZodType,
  Failure extends z.ZodType = z.ZodType,
> = {
  readonly kind: 'stream';
  readonly input: Input;
  readonly snapshot: Snapshot;
  readonly event: Event;
  readonly error: Failure;
};

export type Contract = { readonly [feature: string]: { readonly [name: string]: Procedure | Stream } };

export function procedure<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Failure extends z.ZodType,
>(shape: { input: Input; output: Output; error: Failure }): Procedure<Input, Output, Failure> {
  return { kind: 'procedure', ...shape };
}

export function stream<
  Input extends z.ZodType,
  Snapshot extends z.ZodType,
  Event extends z.ZodType,
  Failure extends z.ZodType,
>(shape: {
  input: Input;
  snapshot: Snapshot;
  event: Event;
  error: Failure;
}): Stream<Input, Snapshot, Event, Failure> {
  return { kind: 'stream', ...shape };
}
