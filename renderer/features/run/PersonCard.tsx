import { FolderOpen, Hand } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Attempt, Comment, Run } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { listOf } from '#shared/run/words.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Card, CommandLine } from '#renderer/ui/Card.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Activity.module.css';
import { placeOfComment } from './placeOfComment.ts';
import { FeedRow } from './FeedRow.tsx';
import { useRunStore } from './runStore.ts';
import { clock } from './times.ts';
import { useAct } from './useAct.ts';
import { useActor } from './useActor.ts';

/** A person does this task: where to work, what it asks, and how to hand it in. */
export function PersonCard({
  projectId,
  run,
  attempt,
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
}) {
  const before = run.attempts.find((one) => one.id === attempt.continues);
  const meets = before?.conflicts ?? [];
  const client = useClient();
  const by = useActor();
  const act = useAct(describeRunError);
  const of = { projectId, attemptId: attempt.id };
  return (
    <FeedRow time={clock(attempt.startedAt)} icon={Hand} tone="needs">
      <Card tone="needs" role="group" className={styles.ask} aria-label="Your turn">
        <div className={styles.askHead}>
          <h3>Your turn</h3>
        </div>
        <p className={`${text.small} ${text.soft}`}>
          Work in this workspace with any program. It is a private copy; nothing else changes until you hand
          in.
        </p>
        {meets.length > 0 && (
          <p className={text.small}>
            It begins with what has landed and what was handed in. Both sides stand between conflict markers
            in {listOf(meets)}: settle each, and leave no marker.
          </p>
        )}
        {attempt.workspace && <CommandLine>{attempt.workspace.path}</CommandLine>}
        <CameBack comments={before?.comments ?? []} />
        <div className={styles.askActs}>
          <Button
            variant="primary"
            busy={act.busy}
            onClick={() => void act.run(() => client.run.handIn({ ...of, by }))}
          >
            Hand in
          </Button>
          <Button icon={FolderOpen} onClick={() => void act.run(() => client.run.revealWorkspace(of))}>
            Open the folder
          </Button>
          <Button variant="quiet" onClick={() => useRunStore.setState({ tab: 'brief' })}>
            Read the brief
          </Button>
        </div>
        {act.problem && (
          <Notice tone="bad" className={styles.problem}>
            {act.problem}
          </Notice>
        )}
      </Card>
    </FeedRow>
  );
}

function CameBack({ comments }: { comments: readonly Comment[] }) {
  if (comments.length === 0) return null;
  return (
    <ul className={styles.cameBack} aria-label="What the reviewer said">
      {comments.map((comment) => (
        <li key={comment.id}>
          <b>{comment.by}</b> <span className={text.muted}>{placeOfComment(comment)}</span> {comment.text}
        </li>
      ))}
    </ul>
  );
}
