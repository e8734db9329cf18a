import { useEffect, useMemo, useState } from 'react';
import type { IntentDiff } from '#shared/spec/diff/intent.ts';
import { intentDiff } from '#shared/spec/intentDiff.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { SpecActions } from './specActions.ts';
import { isLarge, isLong } from './documentOf.ts';
import { useBeside } from './useBeside.ts';
import { type Comparison, NOTHING, NOW } from './versionChoices.ts';

/** The changes of intent between two texts; undefined while one of them is being read. */
export function useIntent(
  document: SpecDocument | undefined,
  { from, to }: Comparison,
  actions: Pick<SpecActions, 'textAt'> | undefined,
): IntentDiff | undefined {
  const before = useDocumentAt(document, from, actions);
  const after = useDocumentAt(document, to, actions);
  return useMemo(() => (before && after ? intentDiff(before, after) : undefined), [before, after]);
}

/** How many they are; of a long text a thread beside the page counts them. */
export function useChangeCount(
  document: SpecDocument,
  comparison: Comparison,
  actions: Pick<SpecActions, 'textAt'>,
): number | undefined {
  const isBeside = isLong(document.text);
  const diff = useIntent(isBeside ? undefined : document, comparison, actions);
  const from = useTextAt(isBeside && comparison.from !== NOTHING ? comparison.from : null, actions);
  const before = comparison.from === NOTHING ? '' : from;
  const isAsked = isBeside && !isLarge(document.text) && before !== undefined;
  const texts = useMemo(
    () => (isAsked ? { before, after: document.text } : undefined),
    [isAsked, before, document.text],
  );
  const beside = useBeside<number | undefined>(openWorker, texts, undefined);
  return isBeside ? beside : diff?.changes.length;
}

function openWorker(): Worker {
  return new Worker(new URL('./changesWorker.ts', import.meta.url), { type: 'module' });
}

/** The spec at a commit, `nothing` or `now`; undefined while it is being read. */
function useDocumentAt(
  document: SpecDocument | undefined,
  which: string,
  actions: Pick<SpecActions, 'textAt'> | undefined,
): SpecDocument | undefined {
  const text = useTextAt(which === NOTHING || which === NOW ? null : which, actions);
  const read = useMemo(() => {
    if (which === NOTHING) return parseSpec('');
    return text === undefined ? undefined : parseSpec(text);
  }, [which, text]);
  return which === NOW ? document : read;
}

function useTextAt(
  commit: string | null,
  actions: Pick<SpecActions, 'textAt'> | undefined,
): string | undefined {
  const [read, setRead] = useState<{ commit: string; text: string | undefined }>();
  useEffect(() => {
    if (commit === null || !actions) return;
    let isWanted = true;
    void actions.textAt(commit).then((text) => {
      if (isWanted) setRead({ commit, text });
    });
    return () => {
      isWanted = false;
    };
  }, [commit, actions]);
  return read?.commit === commit ? read?.text : undefined;
}
