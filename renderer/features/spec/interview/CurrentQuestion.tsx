import { CircleCheck } from 'lucide-react';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Tip } from '#renderer/ui/Tip.tsx';
import type { InterviewPaneProps } from './InterviewPane.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { QuestionReasons } from './QuestionReasons.tsx';
import { ThinkingCard } from './ThinkingCard.tsx';

/** The question asked now and why, who thinks about one, or that nothing is left to ask. */
export function CurrentQuestion({
  interview,
  earlier,
  actions,
  onOpenFile,
}: Pick<InterviewPaneProps, 'interview' | 'earlier' | 'actions' | 'onOpenFile'>) {
  const current = interview?.current;
  return (
    <>
      {interview && current && (
        <>
          <QuestionCard
            key={`${current.id} ${interview.currentNumber}`}
            question={current}
            number={interview.currentNumber}
            onAnswer={(answer) => actions.answer(current.id, answer)}
          />
          <QuestionReasons question={current} onOpenFile={onOpenFile} />
        </>
      )}
      {earlier}
      {current && (
        <Tip id="interview">
          An answer only makes proposals, marked green in the text. Accept, edit or reject each; nothing else
          changes the spec.
        </Tip>
      )}
      {interview?.thinking != null && (
        <ThinkingCard
          number={interview.currentNumber}
          doing={interview.thinking}
          onDontWait={() => void actions.dontWait()}
        />
      )}
      {interview && !current && interview.thinking === null && (
        <EmptyState icon={CircleCheck} title="Nothing left to ask">
          {interview.ready.reason}
        </EmptyState>
      )}
    </>
  );
}
