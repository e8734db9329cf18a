import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import { Tip } from '#renderer/ui/Tip.tsx';
import { describeCodeStatus } from '#shared/code/describeCodeStatus.ts';
import styles from './Inspector.module.css';
import type { PlanModel } from './planModel.ts';
import { usePlan } from './planStore.ts';
import { useAgentNames } from './taskWords.ts';

/** In place of a task: what the plan comes to as a whole. */
export function PlanOverview({ model }: { model: PlanModel }) {
  const agentName = useAgentNames();
  const reading = usePlan((store) => store.knowledge?.reading);
  const code = reading && describeCodeStatus(reading);
  const { plan, analysis, context } = model;
  const covered = new Set(plan.tasks.flatMap((task) => task.criteria));
  const count = context.criteria.filter((criterion) => covered.has(criterion.id)).length;
  const agents = [...new Set(plan.tasks.map((task) => agentName(task.agent)))];
  return (
    <Pane as="aside" label="Plan details">
      <PaneBody className={styles.inspector}>
        <h2 className={styles.overviewTitle}>
          {plan.tasks.length === 1 ? '1 task' : `${plan.tasks.length} tasks`} in{' '}
          {analysis.waves.length === 1 ? '1 wave' : `${analysis.waves.length} waves`}
        </h2>
        <p className={styles.hint}>Choose a task to see and change what it says.</p>
        <dl className={styles.properties}>
          <dt>Covers</dt>
          <dd>
            {count} of {context.criteria.length} criteria
          </dd>
          <dt>Takes</dt>
          <dd>about {analysis.minutes} min</dd>
          <dt>At once</dt>
          <dd>{context.limit === 1 ? '1 agent' : `up to ${context.limit} agents`}</dd>
          <dt>Agents</dt>
          <dd>{agents.join(', ')}</dd>
          {code && (
            <>
              <dt>Code</dt>
              <dd>{code.words}</dd>
            </>
          )}
        </dl>
        {code && code.notes.length > 0 && (
          <div className={styles.notes}>
            {code.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </div>
        )}
        <Tip id="plan">
          Draw a line from one task to another to make it wait. Starting a run shows every command first and
          asks.
        </Tip>
      </PaneBody>
    </Pane>
  );
}
