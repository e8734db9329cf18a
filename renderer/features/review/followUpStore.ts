import { createContext } from 'react';
import { create } from 'zustand';
import { pathOfHunk } from '#shared/run/leftOutWords.ts';
import type { Attempt } from '#shared/run/run.ts';
import type { ReviewFile } from './reviewModel.ts';
import { type Diff, isWhole } from './useDiff.ts';

/** What a person wants to leave out of some work and keep for a follow-up; nothing has happened to it yet. */
interface FollowUpStore {
  /** `followUpKey` of the work it was chosen in; of other work nothing is chosen. */
  readonly of: string | null;
  readonly paths: ReadonlySet<string>;
  readonly hunks: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

export const useFollowUpStore = create<FollowUpStore>(() => ({ of: null, paths: NOTHING, hunks: NOTHING }));

/** Parts are named by their lines, so what was chosen holds for one commit only, and only once all of it is shown. */
export function followUpIn(attempt: Attempt, diff: Diff, files: readonly ReviewFile[]): string | null {
  if (!isWhole(diff) || diff.commit !== attempt.commit) return null;
  // What is left has to be a change.
  return files.length > 1 || (files[0]?.hunks.length ?? 0) > 1 ? followUpKey(attempt) : null;
}

/** What is chosen in a piece of work stands under this; null where nothing of it can be left out. */
export function followUpKey({ id, commit, state }: Pick<Attempt, 'id' | 'commit' | 'state'>): string | null {
  return state === 'inReview' && commit !== null ? `${id} ${commit}` : null;
}

/** The key of the work in view; null where nothing of it can be kept for a follow-up. */
export const FollowUpContext = createContext<string | null>(null);

export function toggleFollowUp(of: string, kind: 'paths' | 'hunks', name: string): void {
  useFollowUpStore.setState((store) => {
    const before = store.of === of ? store : { of, paths: NOTHING, hunks: NOTHING };
    const next = new Set(before[kind]);
    if (!next.delete(name)) next.add(name);
    const { hunks } = before;
    // A file goes with all of its parts.
    const others = kind === 'paths' ? new Set([...hunks].filter((id) => pathOfHunk(id) !== name)) : hunks;
    return { ...before, hunks: others, [kind]: next };
  });
}

export function forgetFollowUps(): void {
  useFollowUpStore.setState({ of: null, paths: NOTHING, hunks: NOTHING });
}

export function useIsForFollowUp(of: string | null, kind: 'paths' | 'hunks', name: string): boolean {
  return useFollowUpStore((store) => of !== null && store.of === of && store[kind].has(name));
}
