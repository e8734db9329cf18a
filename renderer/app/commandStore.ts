import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { createStore, useStore } from 'zustand';
import type { ShortcutId } from './shortcuts.ts';

export type CommandSection = 'Do' | 'Go to' | 'In the spec' | 'Tasks' | 'Files' | 'Projects';

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

/**
 * Offers commands while the component is there. The latest to come wins a key;
 * the app's own come first, as parents mount after their children.
 */
export function useCommands(commands: readonly Command[], place: 'app' | 'screen' = 'screen'): void {
  const owner = useRef<symbol>(undefined);
  useEffect(() => {
    const mine = (owner.current ??= Symbol('commands'));
    commandStore.setState(({ groups }) => {
      const others = [...groups].filter(([key]) => place === 'screen' || key !== mine);
      const all = place === 'app' ? [[mine, commands] as const, ...others] : others;
      const next = new Map(all);
      return { groups: place === 'app' ? next : next.set(mine, commands) };
    });
  }, [commands, place]);
  useEffect(() => {
    return () => {
      const mine = owner.current;
      owner.current = undefined;
      commandStore.setState(({ groups }) => ({
        groups: new Map([...groups].filter(([key]) => key !== mine)),
      }));
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
