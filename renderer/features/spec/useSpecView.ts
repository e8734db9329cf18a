import { useMemo } from 'react';
import { idsIn } from '#shared/spec/edit/ids.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { type ProposalViews, proposalViews } from './document/proposalViews.ts';
import { openProposals, useSpec } from './specStore.ts';
import { hintsByPart, type WordingHint, wordingHints } from './wordingHints.ts';

export type SpecView = {
  readonly document: SpecDocument;
  readonly views: ProposalViews;
  readonly hints: readonly WordingHint[];
  readonly hintsAt: ReadonlyMap<string, readonly WordingHint[]>;
};

/** The open spec as its views need it, computed once per change of the text; undefined until the host has answered. */
export function useSpecView(): SpecView | undefined {
  const text = useSpec((store) => store.session?.text);
  const file = useSpec((store) => store.file);
  const deciding = useSpec((store) => store.deciding);
  const kept = useSpec((store) => store.keptHints);
  const usedIds = useSpec((store) => store.usedIds);
  const document = useMemo(() => (text === undefined ? undefined : parseSpec(text)), [text]);
  const proposals = useMemo(() => openProposals({ file, deciding }), [file, deciding]);
  return useMemo(() => {
    if (!document) return undefined;
    const hints = wordingHints(document, kept);
    const views = proposalViews(document, proposals, [...usedIds, ...idsIn(document)]);
    return { document, views, hints, hintsAt: hintsByPart(hints) };
  }, [document, proposals, kept, usedIds]);
}
