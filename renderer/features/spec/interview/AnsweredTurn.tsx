import { PencilLine } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import text from '#renderer/ui/text.module.css';
import type { Turn } from '#shared/interview/interview.ts';
import { answerWords } from './answerWords.ts';
import styles from './Interview.module.css';

/** A question with the answer it got. */
export function AnsweredTurn({
  turn,
  proposed,
  onShowProposal,
  onChange,
}: {
  turn: Turn;
  proposed: { readonly id: string; readonly words: string } | undefined;
  onShowProposal: (proposalId: string) => void;
  onChange: () => void;
}) {
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
      </div>
      <IconButton name={`Change answer ${turn.number}`} icon={PencilLine} size="small" onClick={onChange} />
    </div>
  );
}
