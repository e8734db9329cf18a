import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { ChipChoice } from '#renderer/ui/Chip.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import text from '#renderer/ui/text.module.css';
import { type Answer, type Question, saidIn } from '#shared/interview/interview.ts';
import { aboutWords } from './answerWords.ts';
import styles from './Interview.module.css';

const RISKS = [
  { risk: 'low', label: 'Easily changed later' },
  { risk: 'medium', label: 'Some work is done again' },
  { risk: 'high', label: 'Expensive, or harmful' },
] as const;

/** The one question that is asked now, or an earlier one answered anew. */
export function QuestionCard({
  question,
  number,
  initial,
  onAnswer,
  onCancel,
}: {
  question: Question;
  number: number;
  /** The answer given before, when it is being changed. */
  initial?: Answer;
  /** True when taken; what was typed stays until then. */
  onAnswer: (answer: Answer) => Promise<boolean>;
  onCancel?: () => void;
}) {
  const given = (initial && saidIn(initial)) ?? '';
  const isSuggestion = question.suggestions.includes(given);
  const [chosen, setChosen] = useState(isSuggestion ? given : undefined);
  const [own, setOwn] = useState(isSuggestion ? '' : given);
  const [busy, setBusy] = useState(false);
  const words = own.trim() === '' ? chosen : own.trim();

  const send = async (answer: Answer) => {
    setBusy(true);
    await onAnswer(answer);
    setBusy(false);
  };
  const answer = () => words !== undefined && !busy && void send({ kind: 'answered', text: words });

  return (
    <Card className={styles.question} role="region" aria-label={`Question ${number}`}>
      <div className={styles.top}>
        <span className={text.label}>Question {number}</span>
        <span className={`${text.small} ${text.muted}`}>{aboutWords(question)}</span>
      </div>
      <h3 className={styles.words}>{question.text}</h3>
      {question.suggestions.length > 0 && (
        <ChipChoice
          label="Suggested answers"
          value={own.trim() === '' ? chosen : undefined}
          options={question.suggestions.map((value) => ({ value, label: value }))}
          onChange={(value) => {
            setChosen(value);
            setOwn('');
          }}
        />
      )}
      <TextArea
        label="Answer in your own words"
        hideLabel
        placeholder="Or answer in your own words"
        className={styles.free}
        value={own}
        onChange={(event) => setOwn(event.target.value)}
        onSubmit={answer}
        maxLength={20_000}
      />
      <AnswerActs words={words} busy={busy} onSend={(given) => void send(given)} onCancel={onCancel} />
    </Card>
  );
}

/** What can be done with the words; `words` is undefined while there are none. */
function AnswerActs({
  words,
  busy,
  onSend,
  onCancel,
}: {
  words: string | undefined;
  busy: boolean;
  onSend: (answer: Answer) => void;
  onCancel: (() => void) | undefined;
}) {
  return (
    <div className={styles.acts}>
      <Button
        variant="primary"
        keys="mod+enter"
        busy={busy}
        disabled={words === undefined}
        onClick={() => words !== undefined && !busy && onSend({ kind: 'answered', text: words })}
      >
        Answer
      </Button>
      <Menu
        trigger={
          <Button variant="quiet" disabled={busy || words === undefined}>
            Assume…
          </Button>
        }
        items={[
          { heading: 'If this turns out wrong' },
          ...RISKS.map(({ risk, label }) => ({
            label,
            detail: `${risk} risk`,
            onSelect: () => words !== undefined && onSend({ kind: 'assumed', text: words, risk }),
          })),
        ]}
      />
      <Button variant="quiet" disabled={busy} onClick={() => onSend({ kind: 'skipped' })}>
        Skip
      </Button>
      <Button variant="quiet" disabled={busy} onClick={() => onSend({ kind: 'open' })}>
        Mark as open question
      </Button>
      {onCancel && (
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
