import { Button } from '#renderer/ui/Button.tsx';
import { Segments } from '#renderer/ui/Progress.tsx';
import text from '#renderer/ui/text.module.css';
import type { InterviewState } from '#shared/interview/interview.ts';
import { specStore } from '../specStore.ts';
import { readiness } from './answerWords.ts';
import styles from './Interview.module.css';

/** How far the spec is from being planned. */
export function InterviewReadiness({
  interview,
  openComments,
}: {
  interview: InterviewState;
  openComments: number;
}) {
  const { settled, begun, total, left } = readiness(interview);
  return (
    <div className={styles.ready} title={interview.ready.reason}>
      <div className={styles.readyTitle}>
        <span className={text.medium}>Ready to plan</span>
        <span className={text.muted}>
          {settled} of {total} topics
        </span>
      </div>
      <Segments label="Ready to plan" done={settled} current={begun} total={total} />
      <div className={`${text.micro} ${text.muted}`}>{left || interview.ready.reason}</div>
      {openComments > 0 && (
        <Button variant="link" size="small" onClick={() => specStore.setState({ side: 'comments' })}>
          {openComments === 1 ? '1 comment is not resolved' : `${openComments} comments are not resolved`}
        </Button>
      )}
    </div>
  );
}
