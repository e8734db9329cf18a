import { useEffect, useMemo, useState } from 'react';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { isLarge } from './documentOf.ts';
import { type WordingHint, wordingHints } from './wordingHints.ts';

const NONE: readonly WordingHint[] = [];

/** The hints of a text at rest; those of a large one come a while later, from a thread beside the page. */
export function useHints(
  rested: SpecDocument | undefined,
  kept: ReadonlySet<string>,
): readonly WordingHint[] {
  const isBeside = rested !== undefined && isLarge(rested.text);
  const here = useMemo(
    () => (rested && !isLarge(rested.text) ? wordingHints(rested, kept) : NONE),
    [rested, kept],
  );
  const beside = useHintsBeside(isBeside ? rested.text : undefined);
  return useMemo(
    () => (isBeside ? beside.filter(({ id }) => !kept.has(id)) : here),
    [isBeside, beside, here, kept],
  );
}

function useHintsBeside(text: string | undefined): readonly WordingHint[] {
  const [hints, setHints] = useState(NONE);
  useEffect(() => {
    if (text === undefined) return;
    const worker = new Worker(new URL('./hintsWorker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<readonly WordingHint[]>) => setHints(data));
    worker.postMessage(text);
    // A text that changed meanwhile is looked through anew.
    return () => worker.terminate();
  }, [text]);
  return hints;
}
