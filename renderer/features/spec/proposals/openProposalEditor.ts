import { specStore } from '../specStore.ts';

/** Lets a person change the words of a proposal before deciding. */
export function openProposalEditor(proposalId: string): void {
  specStore.setState({ editing: proposalId });
}

export function closeProposalEditor(): void {
  specStore.setState({ editing: null });
}
