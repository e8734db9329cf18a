import { useEffect, useState } from 'react';
import type { PartChange } from '#shared/spec/contract.ts';
import type { SpecActions } from '../specActions.ts';
import { type Comparison, NOTHING, NOW } from '../versionChoices.ts';

const NONE: readonly PartChange[] = [];

/** Who changed what between the two texts; asked anew when the file was saved (`hash`). Empty while it is being read. */
export function useChangedBy(
  { from, to }: Comparison,
  hash: string,
  actions: Pick<SpecActions, 'changedBy'>,
): readonly PartChange[] {
  const [read, setRead] = useState<{ name: string; hash: string; changes: readonly PartChange[] }>();
  const name = `${from} ${to}`;
  useEffect(() => {
    let isWanted = true;
    const commit = (which: string) => (which === NOTHING || which === NOW ? null : which);
    void actions.changedBy(commit(from), commit(to)).then((changes) => {
      if (isWanted) setRead({ name: `${from} ${to}`, hash, changes });
    });
    return () => {
      isWanted = false;
    };
  }, [from, to, hash, actions]);
  // Of a text saved a moment ago the names before are better than none.
  return read?.name === name ? read.changes : NONE;
}
