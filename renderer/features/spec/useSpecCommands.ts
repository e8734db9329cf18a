import { useMemo } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import { moveByStep } from './moveSelected.ts';
import type { SpecView } from './specStore.ts';
import { redoStep, undoStep } from './writing.ts';

/** What the keys and the palette can do with the open spec. */
export function useSpecCommands(acts: {
  readonly view: SpecView;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The proposal at the selection. */
  readonly proposalId: string | undefined;
  readonly onMove: (step: 1 | -1) => void;
  readonly onView: (view: SpecView) => void;
  readonly onAccept: (proposalId: string) => void;
  readonly onEditProposal: (proposalId: string) => void;
  readonly onReject: (proposalId: string) => void;
  /** The requirement or criterion at the selection: R1. */
  readonly movable: string | undefined;
  /** What a new criterion would belong to: R1; undefined where there is no requirement yet. */
  readonly owner: string | undefined;
  readonly onAdd: (kind: 'requirement' | 'criterion' | 'decisions' | 'questions') => void;
}): void {
  const commands = useMemo((): readonly Command[] => {
    const { view, proposalId } = acts;
    const { movable, owner } = acts;
    const move = (by: -1 | 1): Command => ({
      id: by === -1 ? 'spec.moveUp' : 'spec.moveDown',
      title: `Move ${movable ?? 'the selected part'} ${by === -1 ? 'up' : 'down'}`,
      section: 'Do',
      shortcut: by === -1 ? 'moveUp' : 'moveDown',
      run: () => movable !== undefined && moveByStep(movable, by),
      ...(movable === undefined ? { disabled: 'Select a requirement or a criterion first.' } : {}),
    });
    // In the changes these keys go from change to change.
    const elsewhere = view === 'changes' ? { disabled: 'Changes have their own.' } : {};
    const noProposal = 'Nothing is proposed for what is selected.';
    return [
      {
        id: 'spec.next',
        title: 'Next criterion',
        section: 'Do',
        shortcut: 'next',
        hidden: true,
        run: () => acts.onMove(1),
        ...elsewhere,
      },
      {
        id: 'spec.previous',
        title: 'Previous criterion',
        section: 'Do',
        shortcut: 'previous',
        hidden: true,
        run: () => acts.onMove(-1),
        ...elsewhere,
      },
      {
        id: 'spec.accept',
        title: 'Accept the proposal',
        section: 'Do',
        shortcut: 'accept',
        run: () => proposalId && acts.onAccept(proposalId),
        ...(proposalId ? {} : { disabled: noProposal }),
      },
      {
        id: 'spec.editProposal',
        title: 'Edit the proposal',
        section: 'Do',
        shortcut: 'editProposal',
        run: () => proposalId && acts.onEditProposal(proposalId),
        ...(proposalId ? {} : { disabled: noProposal }),
      },
      {
        id: 'spec.reject',
        title: 'Reject the proposal',
        section: 'Do',
        shortcut: 'reject',
        run: () => proposalId && acts.onReject(proposalId),
        ...(proposalId ? {} : { disabled: noProposal }),
      },
      move(-1),
      move(1),
      {
        id: 'spec.addRequirement',
        title: 'Add a requirement',
        section: 'Do',
        shortcut: 'addRequirement',
        run: () => acts.onAdd('requirement'),
      },
      {
        id: 'spec.addCriterion',
        title: `Add a criterion to ${owner ?? 'a requirement'}`,
        section: 'Do',
        shortcut: 'addCriterion',
        run: () => acts.onAdd('criterion'),
        ...(owner === undefined ? { disabled: 'Write a requirement first.' } : {}),
      },
      {
        id: 'spec.addDecision',
        title: 'Add a decision',
        section: 'Do',
        shortcut: 'addDecision',
        run: () => acts.onAdd('decisions'),
      },
      {
        id: 'spec.addQuestion',
        title: 'Add an open question',
        section: 'Do',
        shortcut: 'addQuestion',
        run: () => acts.onAdd('questions'),
      },
      {
        id: 'spec.markdown',
        title: view === 'markdown' ? 'Show the document' : 'Show the Markdown',
        section: 'Do',
        shortcut: 'markdown',
        run: () => acts.onView(view === 'markdown' ? 'document' : 'markdown'),
      },
      {
        id: 'spec.changes',
        title: 'Review and approve the spec',
        section: 'Do',
        run: () => acts.onView('changes'),
      },
      {
        id: 'spec.undo',
        title: 'Undo',
        section: 'Do',
        shortcut: 'undo',
        run: undoStep,
        ...(acts.canUndo ? {} : { disabled: 'There is nothing to undo.' }),
      },
      {
        id: 'spec.redo',
        title: 'Redo',
        section: 'Do',
        shortcut: 'redo',
        run: redoStep,
        ...(acts.canRedo ? {} : { disabled: 'There is nothing to do again.' }),
      },
    ];
  }, [acts]);
  useCommands(commands);
}
