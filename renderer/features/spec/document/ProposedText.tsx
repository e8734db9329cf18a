import words from '#renderer/ui/document.module.css';
import { clsx } from 'clsx';
import { proposedView } from './wordingView.ts';

/** Words that are not in the text yet, as an insertion. */
export function ProposedText({ text, isCriterion = false }: { text: string; isCriterion?: boolean }) {
  return (
    <ins className={words.inserted}>
      {proposedView(text, isCriterion).map((run, index) =>
        run.marks.includes('keyword') ? (
          <span key={index} className={clsx(words.keyword)}>
            {run.text}
          </span>
        ) : (
          run.text
        ),
      )}
    </ins>
  );
}
