import { useMemo } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';

/** Next and previous of a list, by J and K. `what` names one of them; `choose` must be stable. */
export function useStepCommands(
  ids: readonly string[],
  selected: string | null,
  what: string,
  choose: (id: string) => void,
): void {
  const key = JSON.stringify(ids);
  const commands = useMemo((): readonly Command[] => {
    const list: readonly string[] = JSON.parse(key);
    const at = list.indexOf(selected ?? '');
    const step = (by: number) => {
      const next = list[at + by];
      if (next !== undefined) choose(next);
    };
    return [
      {
        id: `step.next.${what}`,
        title: `Next ${what}`,
        section: 'Do',
        shortcut: 'next',
        hidden: true,
        run: () => step(1),
      },
      {
        id: `step.previous.${what}`,
        title: `Previous ${what}`,
        section: 'Do',
        shortcut: 'previous',
        hidden: true,
        run: () => step(-1),
      },
    ];
  }, [key, selected, what, choose]);
  useCommands(commands);
}
