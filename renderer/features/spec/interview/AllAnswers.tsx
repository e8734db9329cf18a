import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { Answer, Turn } from '#shared/interview/interview.ts';
import type { Decision } from '#shared/spec/proposal.ts';
import { AnsweredTurn } from './AnsweredTurn.tsx';
import styles from './Interview.module.css';
import { QuestionCard } from './QuestionCard.tsx';

/** Every turn, in the order asked; each can be answered anew. */
export function AllAnswers({
  turns,
  first,
  decisions,
  onShowPart,
  onClose,
  onRevise,
}: {
  turns: readonly Turn[];
  /** The number of the turn that opens for changing. */
  first: number | undefined;
  decisions: readonly Decision[];
  onShowPart: (key: string) => void;
  onClose: () => void;
  onRevise: (turn: number, answer: Answer) => Promise<boolean>;
}) {
  const [changing, setChanging] = useState(first);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="medium"
      title="All answers"
      summary="Changing an answer replaces the proposals it led to and that are not decided yet. What you accepted stays."
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <ol className={styles.all} aria-label="Answers">
        {turns.map((turn) => (
          <li key={turn.number}>
            {changing === turn.number ? (
              <QuestionCard
                question={turn.question}
                number={turn.number}
                initial={turn.answer}
                onCancel={() => setChanging(undefined)}
                onAnswer={async (answer) => {
                  const isTaken = await onRevise(turn.number, answer);
                  if (isTaken) setChanging(undefined);
                  return isTaken;
                }}
              />
            ) : (
              <AnsweredTurn
                turn={turn}
                proposed={undefined}
                decisions={decisions}
                onShowProposal={() => undefined}
                onShowPart={(key) => {
                  onClose();
                  onShowPart(key);
                }}
                onChange={() => setChanging(turn.number)}
              />
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
