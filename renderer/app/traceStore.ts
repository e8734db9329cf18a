import type { ReactNode } from 'react';
import { createStore, useStore } from 'zustand';

export const TRACE_KINDS = ['request', 'requirement', 'criterion', 'task', 'files', 'evidence'] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

export type TraceLink = {
  /** Quieter, first: `R1`, `T4`, `Request`. */
  readonly label?: string;
  readonly text: ReactNode;
  /** `quote` is the request's own words, `code` a file, `id` a criterion. */
  readonly voice?: 'quote' | 'code' | 'id';
  /** There is something, but it does not hold yet: drawn dashed, with its own words. */
  readonly open?: boolean;
  readonly onSelect?: () => void;
};

/** A kind left out shows dashed as missing; `null` leaves it out because a neighbour speaks for it. */
export type Trace = {
  readonly [Kind in TraceKind]?: TraceLink | null;
} & {
  /** The link where the person stands. */
  readonly here?: TraceKind;
};

export const traceStore = createStore<{ readonly trace: Trace | undefined }>(() => ({ trace: undefined }));

/** Shows the chain of what is selected; undefined when nothing is. */
export function showTrace(trace: Trace | undefined): void {
  traceStore.setState({ trace });
}

export function useTrace(): Trace | undefined {
  return useStore(traceStore, (state) => state.trace);
}

export const MISSING_WORDS: Readonly<Record<TraceKind, string>> = {
  request: 'No request yet',
  requirement: 'No requirement yet',
  criterion: 'No criterion yet',
  task: 'No task yet',
  files: 'No code yet',
  evidence: 'No evidence yet',
};

export type ShownLink = TraceLink & {
  readonly kind: TraceKind;
  readonly open: boolean;
  readonly here: boolean;
};

/** The links in order, missing ones in words; nothing when nothing is selected. */
export function shownLinks(trace: Trace | undefined): readonly ShownLink[] {
  if (!trace) return [];
  return TRACE_KINDS.flatMap((kind) => {
    const link = trace[kind];
    if (link === null) return [];
    const here = trace.here === kind;
    if (!link) return [{ kind, text: MISSING_WORDS[kind], open: true, here }];
    return [{ ...link, kind, open: link.open ?? false, here }];
  });
}
