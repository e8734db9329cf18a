import { useMemo } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import type { IntentChange } from '#shared/spec/diff/intent.ts';
import { selectPart } from '../selectPart.ts';
import { neighbour } from './changesList.ts';
import type { Seen } from './useSeen.ts';

/** J and K go from change to change, S marks the one at hand; they stand before the keys of the document. */
export function useChangesCommands(
  changes: readonly IntentChange[],
  selection: string | null,
  seen: Seen,
): void {
  const commands = useMemo((): readonly Command[] => {
    const go = (by: 1 | -1) => {
      const next = neighbour(changes, selection, by);
      if (next) selectPart(next.key);
    };
    const current = changes.find(({ key }) => key === selection);
    const isSeen = current !== undefined && seen.keys.has(current.key);
    return [
      {
        id: 'changes.next',
        title: 'Next change',
        section: 'Do',
        shortcut: 'next',
        hidden: true,
        run: () => go(1),
      },
      {
        id: 'changes.previous',
        title: 'Previous change',
        section: 'Do',
        shortcut: 'previous',
        hidden: true,
        run: () => go(-1),
      },
      {
        id: 'changes.seen',
        title: isSeen ? 'Mark the change not seen' : 'Mark the change seen',
        section: 'Do',
        shortcut: 'seen',
        run: () => current && seen.mark(current.key, !isSeen),
        ...(current ? {} : { disabled: 'Select a change first.' }),
      },
    ];
  }, [changes, selection, seen]);
  useCommands(commands);
}
