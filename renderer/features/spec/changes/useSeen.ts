import { useMemo, useState } from 'react';
import type { IntentDiff } from '#shared/spec/diff/intent.ts';
import { marksOf } from '#shared/spec/diff/markOf.ts';
import type { SpecActions } from '../specActions.ts';

export type Seen = {
  /** Keys of the changes this person has looked at, in these very words. */
  readonly keys: ReadonlySet<string>;
  readonly mark: (key: string, isSeen: boolean) => void;
};

/** Which changes this person has seen, kept by the host; a mark shows at once and is taken back when it was refused. */
export function useSeen(
  diff: IntentDiff | undefined,
  kept: readonly string[],
  actions: Pick<SpecActions, 'markSeen'>,
): Seen {
  const [pending, setPending] = useState<ReadonlyMap<string, boolean>>(new Map());
  return useMemo(() => {
    const marks = diff ? marksOf(diff) : new Map<string, string>();
    const known = new Set(kept);
    const isSeen = (mark: string) => pending.get(mark) ?? known.has(mark);
    return {
      keys: new Set([...marks].filter(([, mark]) => isSeen(mark)).map(([key]) => key)),
      mark(key, next) {
        const mark = marks.get(key);
        if (mark === undefined) return;
        setPending((before) => new Map([...before, [mark, next]]));
        void actions.markSeen([mark], next).then((isKept) => {
          if (!isKept) setPending((before) => new Map([...before].filter(([each]) => each !== mark)));
        });
      },
    };
  }, [diff, kept, pending, actions]);
}
