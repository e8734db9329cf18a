import { useMemo, useState } from 'react';
import { idsIn } from '#shared/spec/edit/ids.ts';
import { keysOfIds, usesOfIds } from '#shared/spec/references.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { NO_VIEWS, type ProposalViews, proposalViews } from './document/proposalViews.ts';
import { documentOf } from './documentOf.ts';
import { openProposals, useSpec } from './specStore.ts';
import { useHints } from './useHints.ts';
import { useRested } from './useRested.ts';
import { hintsByPart, type WordingHint } from './wordingHints.ts';

/** Milliseconds without a change before a whole spec is looked through again. */
const REST = 250;

export type SpecView = {
  readonly document: SpecDocument;
  /** The document a moment ago, for what need not follow every key: hints, and the list of changes. */
  readonly rested: SpecDocument;
  readonly views: ProposalViews;
  readonly hints: readonly WordingHint[];
  readonly hintsAt: ReadonlyMap<string, readonly WordingHint[]>;
  /** The part that each id names; another map only when ids came or went. */
  readonly ids: ReadonlyMap<string, string>;
  readonly uses: ReadonlyMap<string, readonly string[]>;
};

/** The open spec as its views need it, computed once per change of the text; undefined until the host has answered. */
export function useSpecView(): SpecView | undefined {
  const text = useSpec((store) => store.session?.text);
  const file = useSpec((store) => store.file);
  const deciding = useSpec((store) => store.deciding);
  const kept = useSpec((store) => store.keptHints);
  const usedIds = useSpec((store) => store.usedIds);
  const document = useMemo(() => (text === undefined ? undefined : documentOf(text)), [text]);
  const proposals = useMemo(() => openProposals({ file, deciding }), [file, deciding]);
  const rested = useRested(document, REST);
  const hints = useHints(rested, kept);
  const hintsAt = useMemo(() => hintsByPart(hints), [hints]);
  const ids = useIds(rested);
  const uses = useMemo(() => (rested ? usesOfIds(rested) : new Map<string, string[]>()), [rested]);
  return useMemo(() => {
    if (!document || !rested) return undefined;
    const views =
      proposals.length === 0
        ? NO_VIEWS
        : proposalViews(document, proposals, [...usedIds, ...idsIn(document)]);
    return { document, rested, views, hints, hintsAt, ids, uses };
  }, [document, rested, proposals, hints, hintsAt, ids, uses, usedIds]);
}

/** Every line looks at it, so it is another one only when it says something else. */
function useIds(rested: SpecDocument | undefined): ReadonlyMap<string, string> {
  const [ids, setIds] = useState<ReadonlyMap<string, string>>(new Map());
  const found = useMemo(() => (rested ? keysOfIds(rested) : ids), [rested, ids]);
  if (found === ids || isSame(found, ids)) return ids;
  setIds(found);
  return found;
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, key] of a) if (b.get(id) !== key) return false;
  return true;
}
