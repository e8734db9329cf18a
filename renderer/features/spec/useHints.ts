import { useMemo } from 'react';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { isLong } from './documentOf.ts';
import { useBeside } from './useBeside.ts';
import { type WordingHint, wordingHints } from './wordingHints.ts';

const NONE: readonly WordingHint[] = [];

/** The hints of a text at rest; those of a long one come a while later, from a thread beside the page. */
export function useHints(
  rested: SpecDocument | undefined,
  kept: ReadonlySet<string>,
): readonly WordingHint[] {
  const isBeside = rested !== undefined && isLong(rested.text);
  const here = useMemo(
    () => (rested && !isLong(rested.text) ? wordingHints(rested, kept) : NONE),
    [rested, kept],
  );
  const beside = useBeside(openWorker, isBeside ? rested.text : undefined, NONE);
  return useMemo(
    () => (isBeside ? beside.filter(({ id }) => !kept.has(id)) : here),
    [isBeside, beside, here, kept],
  );
}

function openWorker(): Worker {
  return new Worker(new URL('./hintsWorker.ts', import.meta.url), { type: 'module' });
}
