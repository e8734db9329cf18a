import { createStore, useStore } from 'zustand';
import type { Stage } from './route.ts';

export type SavedLook = 'saved' | 'saving' | 'refused';

/** What features tell the frame about the spec in view. */
export type FrameState = {
  /** Beside a stage's word: `v3 draft`, `8`, `2 of 8`. */
  readonly notes: Readonly<Partial<Record<Stage, string>>>;
  /** How many things wait for the person, and the way to the first. */
  readonly needs: { readonly count: number; readonly onSelect: () => void } | undefined;
  /** `Saved 10:14`, at the right of the trace bar. */
  readonly saved: { readonly words: string; readonly look: SavedLook } | undefined;
  /** `Reading the code: 1,204 of 4,364 files`, before it. */
  readonly reading: string | undefined;
};

const EMPTY: FrameState = { notes: {}, needs: undefined, saved: undefined, reading: undefined };

export const frameStore = createStore<FrameState>(() => EMPTY);

/** For another spec everything starts anew. */
export function resetFrame(): void {
  frameStore.setState(EMPTY, true);
}

export function noteStage(stage: Stage, note: string | undefined): void {
  frameStore.setState(({ notes }) => {
    if (notes[stage] === note) return {};
    const { [stage]: _before, ...others } = notes;
    return { notes: note === undefined ? others : { ...others, [stage]: note } };
  });
}

export function showSaved(words: string | undefined, look: SavedLook = 'saved'): void {
  frameStore.setState({ saved: words === undefined ? undefined : { words, look } });
}

export function showReading(reading: string | undefined): void {
  frameStore.setState({ reading });
}

export function showNeeds(needs: FrameState['needs']): void {
  frameStore.setState({ needs });
}

export function useFrame<Slice>(select: (state: FrameState) => Slice): Slice {
  return useStore(frameStore, select);
}
