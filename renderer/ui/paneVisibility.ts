import { createStore, useStore } from 'zustand';

type PaneVisibility = {
  readonly left: boolean;
  readonly right: boolean;
  readonly set: (side: 'left' | 'right', shown: boolean) => void;
  readonly toggle: (side: 'left' | 'right') => void;
};

/** Whether the side panes show; the whole window has one answer, as ⌘\ acts wherever the focus is. */
export const paneVisibility = createStore<PaneVisibility>((set) => ({
  left: true,
  right: true,
  set: (side, shown) => set((state) => (state[side] === shown ? state : { ...state, [side]: shown })),
  toggle: (side) => set((state) => ({ ...state, [side]: !state[side] })),
}));

export function usePaneVisibility<Slice>(select: (state: PaneVisibility) => Slice): Slice {
  return useStore(paneVisibility, select);
}
