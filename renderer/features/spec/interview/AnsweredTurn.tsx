import { PencilLine } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import text from '#renderer/ui/text.module.css';
import type { Turn } from '#shared/interview/interview.ts';
import type { Decision } from '#shared/spec/proposal.ts';
import { answerWords } from './answerWords.ts';
import styles from './Interview.module.css';
import { outcomesOf } from './outcomes.ts';

/** A question with the answer it got. */
export function AnsweredTurn({
  turn,
  proposed,
  decisions,
  onShowProposal,
  onShowPart,
  onChange,
}: {
  turn: Turn;
  decisions: readonly Decision[];
  proposed: { readonly id: string; readonly words: string } | undefined;
  onShowProposal: (proposalId: string) => void;
  onShowPart: (key: string) => void;
  onChange: () => void;
}) {
  const { accepted, rejected } = outcomesOf(turn, decisions);
  return (
    <div className={styles.turn}>
      <span className={styles.number}>{turn.number}</span>
      <div>
        <p className={text.soft}>{turn.question.text}</p>
        <p className={styles.answer}>
          {answerWords(turn.answer)}{' '}
          {proposed && (
            <Button variant="link" size="small" onClick={() => onShowProposal(proposed.id)}>
              {proposed.words}
            </Button>
          )}
          {turn.unread && (
            <span className={`${text.small} ${text.muted} ${styles.unread}`}>Becoming proposals…</span>
          )}
        </p>
        {(accepted.length > 0 || rejected > 0) && (
          <p className={`${text.small} ${text.muted} ${styles.became}`}>
            {accepted.length > 0 && 'Became '}
            {accepted.map(({ key, name }, index) => (
              <span key={key}>
                {index > 0 && ', '}
                <Button variant="link" size="small" onClick={() => onShowPart(key)}>
                  {name}
                </Button>
              </span>
            ))}
            {accepted.length > 0 && rejected > 0 && '; '}
            {rejected > 0 && `${rejected} rejected`}
          </p>
        )}
      </div>
      <IconButton name={`Change answer ${turn.number}`} icon={PencilLine} size="small" onClick={onChange} />
    </div>
  );
}
