import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { withWords, wordsOfProposal } from '#shared/spec/edit/editProposal.ts';
import type { Proposal } from '#shared/spec/proposal.ts';
import { proposalName } from '../proposalPlace.ts';
import { closeProposalEditor } from './openProposalEditor.ts';
import type { ProposalActions } from './proposalActions.ts';
import styles from './Proposals.module.css';

type Rewording = Pick<ProposalActions, 'accept' | 'reword'>;

/** Other words for a proposal: to be accepted so at once, or left waiting with them. */
export function ProposalEditor({ proposal, actions }: { proposal: Proposal; actions: Rewording }) {
  const { parts, words, write, busy, isSound, keep } = useRewording(proposal, actions);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && closeProposalEditor()}
      size="medium"
      icon={PencilLine}
      title="Edit the proposal"
      summary={`For ${proposalName(proposal)}, proposed from ${proposal.source}. Nothing is in the spec until you accept it.`}
      aside={
        <Button variant="quiet" disabled={!isSound || busy} onClick={() => void keep(false)}>
          Keep as a proposal
        </Button>
      }
      actions={
        <>
          <Button onClick={closeProposalEditor}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={!isSound} onClick={() => void keep(true)}>
            Accept these words
          </Button>
        </>
      }
    >
      {proposal.edit.kind === 'replaceWords' && (
        <p className={styles.before}>
          In place of <del>{proposal.edit.before}</del>
        </p>
      )}
      <div className={styles.words}>
        {parts.map(({ key, label }, index) => (
          <TextArea
            key={key}
            label={label}
            voice="doc"
            autoFocus={index === 0}
            value={words[key] ?? ''}
            maxLength={20_000}
            onChange={(event) => write(key, event.target.value)}
            onSubmit={() => void keep(true)}
          />
        ))}
      </div>
    </Dialog>
  );
}

function useRewording(proposal: Proposal, actions: Rewording) {
  const parts = wordsOfProposal(proposal.edit);
  const [words, setWords] = useState(() => Object.fromEntries(parts.map(({ key, text }) => [key, text])));
  const [busy, setBusy] = useState(false);
  const edited = withWords(proposal.edit, words);

  const keep = async (andAccept: boolean) => {
    if (!edited.ok || busy) return;
    setBusy(true);
    const isTaken = await actions.reword(proposal.id, edited.value);
    setBusy(false);
    if (!isTaken) return;
    closeProposalEditor();
    if (andAccept) await actions.accept(proposal.id);
  };
  const write = (key: string, text: string) => setWords((before) => ({ ...before, [key]: text }));
  return { parts, words, write, busy, isSound: edited.ok, keep };
}
