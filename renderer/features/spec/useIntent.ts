import { useEffect, useMemo, useState } from 'react';
import type { SpecVersion } from '#shared/spec/contract.ts';
import type { IntentDiff } from '#shared/spec/diff/intent.ts';
import { intentDiff } from '#shared/spec/intentDiff.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { SpecActions } from './specActions.ts';
import { inOrderOfNumber, lastApproved } from './versionWords.ts';

/** Nothing: everything in the text is new. */
export const NOTHING = 'nothing';

/** What the text is compared with: the last approved version, or nothing while there is none. */
export function defaultBaseline(versions: readonly SpecVersion[]): string {
  return lastApproved(versions)?.commit ?? NOTHING;
}

/**
 * The changes of intent from a version, a commit or `nothing`, to the text in hand or another version;
 * undefined while a version's text is being read.
 */
export function useIntent(
  document: SpecDocument | undefined,
  from: string,
  to: string | null,
  actions: Pick<SpecActions, 'textAt'> | undefined,
): IntentDiff | undefined {
  const before = useTextAt(from === NOTHING ? null : from, actions);
  const after = useTextAt(to, actions);
  const beforeText = from === NOTHING ? '' : before;
  const afterDocument = useMemo(
    () => (to === null ? document : after === undefined ? undefined : parseSpec(after)),
    [to, document, after],
  );
  const beforeDocument = useMemo(
    () => (beforeText === undefined ? undefined : parseSpec(beforeText)),
    [beforeText],
  );
  return useMemo(
    () => (beforeDocument && afterDocument ? intentDiff(beforeDocument, afterDocument) : undefined),
    [beforeDocument, afterDocument],
  );
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

export type VersionChoice = { readonly value: string; readonly label: string };

/** Newest first; `nothing` last. */
export function baselineChoices(versions: readonly SpecVersion[]): readonly VersionChoice[] {
  const committed = inOrderOfNumber(versions)
    .toReversed()
    .map((version) => ({ value: version.commit, label: versionLabel(version) }));
  return [...committed, { value: NOTHING, label: 'Nothing yet' }];
}

export function versionLabel(version: SpecVersion): string {
  const at = new Date(version.at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  return `Version ${version.number}, ${version.approved ? 'approved' : 'saved'} ${at}`;
}
