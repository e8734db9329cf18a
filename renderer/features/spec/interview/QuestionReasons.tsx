import { FileRef } from '#renderer/ui/FileName.tsx';
import text from '#renderer/ui/text.module.css';
import type { Question } from '#shared/interview/interview.ts';
import type { Citation } from '#shared/spec/proposal.ts';
import styles from './Interview.module.css';

/** Why a question is asked, and what in the repository it rests on. */
export function QuestionReasons({
  question,
  onOpenFile,
}: {
  question: Question;
  onOpenFile: (citation: Citation) => void;
}) {
  return (
    <>
      {question.why !== '' && (
        <section className={styles.why}>
          <h4 className={text.label}>Why this matters</h4>
          <p>{question.why}</p>
        </section>
      )}
      {question.citations.length > 0 && (
        <section className={styles.why}>
          <h4 className={text.label}>What the repository says</h4>
          <ul className={styles.facts}>
            {question.citations.map((citation) => (
              <li key={`${citation.path}:${citation.line}`}>
                <FileRef path={citation.path} line={citation.line} onOpen={() => onOpenFile(citation)} />
                <p>{citation.note}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
