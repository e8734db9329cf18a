import { useMemo } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import { moveByStep } from './moveSelected.ts';
import type { SpecView } from './specStore.ts';
import { redoStep, undoStep } from './writing.ts';

export type SpecCommandActs = {
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
};

/** What the keys and the palette can do with the open spec. */
export function useSpecCommands(acts: SpecCommandActs): void {
  const commands = useMemo(
    (): readonly Command[] => [
      ...stepCommands(acts),
      ...proposalCommands(acts),
      moveCommand(acts, -1),
      moveCommand(acts, 1),
      ...addCommands(acts),
      ...viewCommands(acts),
      ...undoCommands(acts),
    ],
    [acts],
  );
  useCommands(commands);
}

function specCommand(
  name: string,
  command: Pick<Command, 'title' | 'run'> & Partial<Command>,
  disabled?: string,
): Command {
  return {
    id: `spec.${name}`,
    section: 'Do',
    ...command,
    ...(disabled === undefined ? {} : { disabled }),
  };
}

function stepCommands({ view, onMove }: SpecCommandActs): readonly Command[] {
  // In the changes these keys go from change to change.
  const elsewhere = view === 'changes' ? 'Changes have their own.' : undefined;
  return [
    specCommand(
      'next',
      { title: 'Next criterion', shortcut: 'next', hidden: true, run: () => onMove(1) },
      elsewhere,
    ),
    specCommand(
      'previous',
      { title: 'Previous criterion', shortcut: 'previous', hidden: true, run: () => onMove(-1) },
      elsewhere,
    ),
  ];
}

function proposalCommands(acts: SpecCommandActs): readonly Command[] {
  const { proposalId } = acts;
  const none = proposalId ? undefined : 'Nothing is proposed for what is selected.';
  const withIt = (act: (proposalId: string) => void) => () => proposalId && act(proposalId);
  return [
    specCommand(
      'accept',
      { title: 'Accept the proposal', shortcut: 'accept', run: withIt(acts.onAccept) },
      none,
    ),
    specCommand(
      'editProposal',
      { title: 'Edit the proposal', shortcut: 'editProposal', run: withIt(acts.onEditProposal) },
      none,
    ),
    specCommand(
      'reject',
      { title: 'Reject the proposal', shortcut: 'reject', run: withIt(acts.onReject) },
      none,
    ),
  ];
}

function moveCommand({ movable }: SpecCommandActs, by: -1 | 1): Command {
  return specCommand(
    by === -1 ? 'moveUp' : 'moveDown',
    {
      title: `Move ${movable ?? 'the selected part'} ${by === -1 ? 'up' : 'down'}`,
      shortcut: by === -1 ? 'moveUp' : 'moveDown',
      run: () => movable !== undefined && moveByStep(movable, by),
    },
    movable === undefined ? 'Select a requirement or a criterion first.' : undefined,
  );
}

function addCommands({ owner, onAdd }: SpecCommandActs): readonly Command[] {
  return [
    specCommand('addRequirement', {
      title: 'Add a requirement',
      shortcut: 'addRequirement',
      run: () => onAdd('requirement'),
    }),
    specCommand(
      'addCriterion',
      {
        title: `Add a criterion to ${owner ?? 'a requirement'}`,
        shortcut: 'addCriterion',
        run: () => onAdd('criterion'),
      },
      owner === undefined ? 'Write a requirement first.' : undefined,
    ),
    specCommand('addDecision', {
      title: 'Add a decision',
      shortcut: 'addDecision',
      run: () => onAdd('decisions'),
    }),
    specCommand('addQuestion', {
      title: 'Add an open question',
      shortcut: 'addQuestion',
      run: () => onAdd('questions'),
    }),
  ];
}

function viewCommands({ view, onView }: SpecCommandActs): readonly Command[] {
  const isMarkdown = view === 'markdown';
  return [
    specCommand('markdown', {
      title: isMarkdown ? 'Show the document' : 'Show the Markdown',
      shortcut: 'markdown',
      run: () => onView(isMarkdown ? 'document' : 'markdown'),
    }),
    specCommand('changes', { title: 'Review and approve the spec', run: () => onView('changes') }),
  ];
}

function undoCommands({ canUndo, canRedo }: SpecCommandActs): readonly Command[] {
  return [
    specCommand(
      'undo',
      { title: 'Undo', shortcut: 'undo', run: undoStep },
      canUndo ? undefined : 'There is nothing to undo.',
    ),
    specCommand(
      'redo',
      { title: 'Redo', shortcut: 'redo', run: redoStep },
      canRedo ? undefined : 'There is nothing to do again.',
    ),
  ];
}
