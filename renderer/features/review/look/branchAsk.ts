import { create } from 'zustand';

/** Whether the person is asked which branch to review; the palette can ask from any screen. */
export const useBranchAsk = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function askForBranch(isOpen: boolean): void {
  useBranchAsk.setState({ isOpen });
}
