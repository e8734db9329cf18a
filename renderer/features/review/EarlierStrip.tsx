import { useContext, useState } from 'react';
import { placeOfComment } from '#renderer/features/run/placeOfComment.ts';
import { Button } from '#renderer/ui/Button.tsx';
import text from '#renderer/ui/text.module.css';
import type { ProjectId } from '#shared/project/project.ts';
import type { PatchFile } from '#shared/review/patch.ts';
import { earlierAttempts } from '#shared/run/earlierWork.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { countOf, ordinalOf, sentence } from '#shared/run/words.ts';
import { ChangedSince } from './ChangedSince.tsx';
import styles from './Earlier.module.css';
import { EarlierContext, withoutLine } from './earlierComments.ts';
import { EarlierView } from './EarlierView.tsx';

/** Above the code of work that came back: how much of what was said is answered, what has no line here, and what changed since. */
export function EarlierStrip({
  projectId,
  run,
  attempt,
  files,
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
  files: readonly PatchFile[];
}) {
  const { comments } = useContext(EarlierContext);
  const [isLooking, setLooking] = useState(false);
  const before = earlierAttempts(run, attempt).find(({ commit }) => commit !== null);
  if (!before?.commit || attempt.commit === null) return null;
  const loose = withoutLine(comments, files);
  const answered = comments.filter(({ answers }) => answers.length > 0).length;
  const name = `the ${ordinalOf(before.number)} attempt`;
  return (
    <section className={styles.strip} aria-label="Earlier comments" tabIndex={0}>
      <div className={styles.head}>
        <span>
          {comments.length === 0
            ? `It goes on from ${name}.`
            : `${sentence(countOf(comments.length, 'comment'))} on earlier work, ${answered} answered.`}
        </span>
        <Button variant="link" size="small" className={text.end} onClick={() => setLooking(true)}>
          What changed since {name}
        </Button>
      </div>
      {loose.map((earlier) => (
        <div key={earlier.comment.id}>
          <p className={styles.place}>{placeOfComment(earlier.comment)}</p>
          <EarlierView earlier={earlier} />
        </div>
      ))}
      {isLooking && (
        <ChangedSince
          projectId={projectId}
          from={before.commit}
          to={attempt.commit}
          title={`What changed in ${attempt.taskId} since ${name}`}
          onClose={() => setLooking(false)}
        />
      )}
    </section>
  );
}
