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

/** What the words are given as. */
type Saying =
  | { readonly kind: 'answered' }
  | { readonly kind: 'assumed'; readonly risk: (typeof RISKS)[number]['risk'] };

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
  const { chosen, own, words, choose, write } = useWords(question, initial);
  const [busy, setBusy] = useState(false);

  const send = async (answer: Answer) => {
    setBusy(true);
    await onAnswer(answer);
    setBusy(false);
  };
  /** Once, and only where there are words. */
  const say = (saying: Saying) => {
    if (words !== undefined && !busy) void send({ ...saying, text: words });
  };

  return (
    <Card className={styles.question} role="region" aria-label={`Question ${number}`}>
      <QuestionWords question={question} number={number} />
      {question.suggestions.length > 0 && (
        <ChipChoice
          label="Suggested answers"
          value={chosen}
          options={question.suggestions.map((value) => ({ value, label: value }))}
          onChange={choose}
          onSubmit={() => say({ kind: 'answered' })}
        />
      )}
      <TextArea
        label="Answer in your own words"
        hideLabel
        placeholder="Or answer in your own words"
        className={styles.free}
        value={own}
        onChange={(event) => write(event.target.value)}
        onSubmit={() => say({ kind: 'answered' })}
        maxLength={20_000}
      />
      <AnswerActs
        hasWords={words !== undefined}
        busy={busy}
        onSay={say}
        onPass={(kind) => void send({ kind })}
        onCancel={onCancel}
      />
    </Card>
  );
}

function QuestionWords({ question, number }: { question: Question; number: number }) {
  return (
    <>
      <div className={styles.top}>
        <span className={text.label}>Question {number}</span>
        <span className={`${text.small} ${text.muted}`}>{aboutWords(question)}</span>
      </div>
      <h3 className={styles.words}>{question.text}</h3>
    </>
  );
}

/** A suggestion that is chosen, or words of one's own, which go before it. */
function useWords({ suggestions }: Question, initial: Answer | undefined) {
  const given = (initial && saidIn(initial)) ?? '';
  const isSuggestion = suggestions.includes(given);
  const [suggested, setSuggested] = useState(isSuggestion ? given : undefined);
  const [own, setOwn] = useState(isSuggestion ? '' : given);
  const chosen = own.trim() === '' ? suggested : undefined;
  const choose = (value: string) => {
    setSuggested(value);
    setOwn('');
  };
  return { chosen, own, words: own.trim() === '' ? chosen : own.trim(), choose, write: setOwn };
}

/** What can be done with the words, and without any. */
function AnswerActs({
  hasWords,
  busy,
  onSay,
  onPass,
  onCancel,
}: {
  hasWords: boolean;
  busy: boolean;
  onSay: (saying: Saying) => void;
  onPass: (kind: 'skipped' | 'open') => void;
  onCancel: (() => void) | undefined;
}) {
  return (
    <div className={styles.acts}>
      <Button
        variant="primary"
        keys="mod+enter"
        busy={busy}
        disabled={!hasWords}
        onClick={() => onSay({ kind: 'answered' })}
      >
        Answer
      </Button>
      <Menu
        trigger={
          <Button variant="quiet" disabled={busy || !hasWords}>
            Assume…
          </Button>
        }
        items={[
          { heading: 'If this turns out wrong' },
          ...RISKS.map(({ risk, label }) => ({
            label,
            detail: `${risk} risk`,
            onSelect: () => onSay({ kind: 'assumed', risk }),
          })),
        ]}
      />
      <Button variant="quiet" disabled={busy} onClick={() => onPass('skipped')}>
        Skip
      </Button>
      <Button variant="quiet" disabled={busy} onClick={() => onPass('open')}>
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
