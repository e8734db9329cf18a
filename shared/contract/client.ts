import type { z } from 'zod';
import type { Fault } from './envelope.ts';
import type { Contract, Procedure, Stream } from './procedure.ts';
import type { Result } from './result.ts';

export type CallOptions = { readonly signal?: AbortSignal };

/** What follows a stream: the snapshot, then each event once and in order; `ended` comes last, with why. */
export interface FeedListener<Snapshot, Event, Failure> {
  snapshot(value: Snapshot): void;
  event(value: Event): void;
  ended?(reason: Result<void, Failure | Fault>): void;
}

export type Client<C extends Contract> = {
  readonly [Feature in keyof C]: {
    readonly [Name in keyof C[Feature]]: C[Feature][Name] extends Procedure<
      infer Input,
      infer Output,
      infer Failure
    >
      ? (
          input: z.input<Input>,
          options?: CallOptions,
        ) => Promise<Result<z.output<Output>, z.output<Failure> | Fault>>
      : C[Feature][Name] extends Stream<infer Input, infer Snapshot, infer Event, infer Failure>
        ? (
            input: z.input<Input>,
            listener: FeedListener<z.output<Snapshot>, z.output<Event>, z.output<Failure>>,
          ) => () => void
        : never;
  };
};
