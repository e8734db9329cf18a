import { FileRef } from '#renderer/ui/FileName.tsx';
import type { Citation, Proposal } from '#shared/spec/proposal.ts';
import { openProposalEditor } from '../proposals/openProposalEditor.ts';
import { DecideButtons } from './Decide.tsx';
import styles from './Decide.module.css';
import type { DocumentContext } from './documentProps.ts';

/** “New criterion, proposed from answer 7 and routes/settings.ts:41”, and the two acts. */
export function ProposeLine({
  what,
  name,
  proposal,
  context,
}: {
  /** “New criterion”. */
  what: string;
  name: string;
  proposal: Proposal;
  context: Pick<DocumentContext, 'actions' | 'onOpenFile'>;
}) {
  const { actions, onOpenFile } = context;
  return (
    <div className={styles.propose}>
      <span>
        {what}, proposed from {proposal.source}
        {proposal.editedBy !== undefined &&
          `, reworded${proposal.editedBy ? ` by ${proposal.editedBy}` : ''}`}
        {proposal.citations.slice(0, 1).map((citation) => (
          <span key={citation.path}>
            {' and '}
            <CitationLink citation={citation} onOpen={onOpenFile} />
          </span>
        ))}
      </span>
      <DecideButtons
        name={name}
        onAccept={() => void actions.accept(proposal.id)}
        onEdit={() => openProposalEditor(proposal.id)}
        onReject={() => void actions.reject(proposal.id)}
      />
    </div>
  );
}

function CitationLink({ citation, onOpen }: { citation: Citation; onOpen: (citation: Citation) => void }) {
  const short = citation.path.split('/').slice(-2).join('/');
  return <FileRef path={short} line={citation.line} icon={null} onOpen={() => onOpen(citation)} />;
}
