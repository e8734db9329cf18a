import { Layers, LoaderCircle } from 'lucide-react';
import type { Task } from '#shared/plan/plan.ts';
import type { Run, RunTask } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import { go } from '#renderer/app/routeStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Activity.module.css';
import { FeedRow } from './FeedRow.tsx';
import { GroupActs } from './GroupActs.tsx';
import { clock } from './times.ts';

/** A group whose turn has come: that it is being planned, or its plan with the ways on. */
export function GroupCard({ run, task }: { run: Run; task: RunTask }) {
  const plan = run.groups[task.id];
  if (!plan) return null;
  if (plan.state === 'planning') {
    return (
      <EmptyState
        icon={LoaderCircle}
        title={`${task.id} is being planned`}
        actions={<GroupActs run={run} taskId={task.id} />}
      >
        {run.taskStates[task.id]?.why} What comes of it is shown to you here.
      </EmptyState>
    );
  }
  const { draft } = plan;
  const see = async () => {
    // The plan's store brings all that edits a plan, which a run does without.
    const { lookAtProposal } = await import('#renderer/features/plan/planStore.ts');
    lookAtProposal();
    go({ screen: 'plan', projectId: run.projectId, specId: run.specId });
  };
  const count = draft.tasks.length;
  return (
    <div className={styles.feed}>
      <FeedRow time={clock(draft.at)} icon={Layers} tone="needs">
        <Card tone="needs" role="group" className={styles.ask} aria-label={`Plan of ${task.id}`}>
          <div className={styles.askHead}>
            <h3>
              {count === 0
                ? `${task.id} could not be planned`
                : `${task.id} is planned as ${count === 1 ? '1 task' : `${count} tasks`}`}
            </h3>
            {count > 0 && (
              <Button size="small" variant="quiet" className={text.end} onClick={() => void see()}>
                See it in the plan
              </Button>
            )}
          </div>
          <p className={`${text.small} ${text.soft}`}>
            By {draft.by}. Nothing of it counts before you take it. {draft.notice}
          </p>
          {count > 0 && (
            <ul className={styles.planned} aria-label={`Tasks within ${task.id}`}>
              {draft.tasks.map((one) => (
                <PlannedRow key={one.id} task={one} />
              ))}
            </ul>
          )}
          <GroupActs run={run} taskId={task.id} />
        </Card>
      </FeedRow>
    </div>
  );
}

function PlannedRow({ task }: { task: Task }) {
  const { change } = task.scope;
  const files = change.length > 2 ? `${change.slice(0, 2).join(', ')} and more` : listOf(change);
  const waits = task.needs.length > 0 ? `Waits for ${listOf(task.needs)}. ` : '';
  return (
    <li>
      <div className={styles.plannedHead}>
        <IdMark id={task.id} />
        <span>{task.title}</span>
        <span className={text.end}>
          {task.criteria.map((id) => (
            <CriterionChip key={id} id={id} />
          ))}
        </span>
      </div>
      <p className={`${text.small} ${text.muted}`}>
        {waits}
        {files === '' ? 'Changes no file.' : `Changes ${files}.`}
      </p>
    </li>
  );
}
