import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { createStore, useStore } from 'zustand';
import type { ShortcutId } from './shortcuts.ts';

export type CommandSection = 'Do' | 'Go to' | 'In the spec' | 'Files' | 'Projects';

/** Something a person can do or go to, in the palette and by key. */
export type Command = {
  /** Unique among all there are: `review.land`. */
  readonly id: string;
  readonly title: string;
  readonly section: CommandSection;
  readonly run: () => void;
  /** A quiet word behind the title: `adds it to main, checks pass`. */
  readonly detail?: string;
  readonly icon?: LucideIcon;
  /** In place of an icon: an id. */
  readonly mark?: ReactNode;
  readonly voice?: 'doc' | 'code';
  readonly shortcut?: ShortcutId;
  readonly keywords?: readonly string[];
  /** A sentence why not; the command stays visible and does not act. */
  readonly disabled?: string;
  /** Acts by its key only; the palette does not list it. */
  readonly hidden?: boolean;
};

type CommandState = { readonly groups: ReadonlyMap<symbol, readonly Command[]> };

export const commandStore = createStore<CommandState>(() => ({ groups: new Map() }));

/** Offers commands while the component is there. The latest to come wins a key. */
export function useCommands(commands: readonly Command[]): void {
  const owner = useRef<symbol>(undefined);
  useEffect(() => {
    const mine = (owner.current ??= Symbol('commands'));
    commandStore.setState(({ groups }) => ({ groups: new Map(groups).set(mine, commands) }));
  }, [commands]);
  useEffect(() => {
    return () => {
      const mine = owner.current;
      if (!mine) return;
      owner.current = undefined;
      commandStore.setState(({ groups }) => {
        const left = new Map(groups);
        left.delete(mine);
        return { groups: left };
      });
    };
  }, []);
}

export function allCommands({ groups }: CommandState): readonly Command[] {
  return [...groups.values()].flat();
}

export function useAllCommands(): readonly Command[] {
  const groups = useStore(commandStore, (state) => state.groups);
  return allCommands({ groups });
}
