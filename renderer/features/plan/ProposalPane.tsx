import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { ChangeBadge } from '#renderer/ui/ChangeBadge.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Pane, PaneBody, PaneFoot } from '#renderer/ui/Pane.tsx';
import type { TaskId } from '#shared/plan/plan.ts';
import type { PlanProposal, ProposedTask } from '#shared/plan/planProposal.ts';
import { GroupActs } from '#renderer/features/run/GroupActs.tsx';
import type { GroupProposal } from './groupProposal.ts';
import styles from './Inspector.module.css';
import changes from './Proposal.module.css';
import { planStore, select, usePlan } from './planStore.ts';
import { fieldChanges } from './proposalModel.ts';

const WORDS = { added: 'new', changed: 'changed', removed: 'gone' } as const;

/** What is proposed, task by task: all of it is taken at once, or what is ticked. */
export function ProposalPane({ proposal, group }: { proposal: PlanProposal; group: GroupProposal | null }) {
  const actions = usePlan((store) => store.actions);
  const hasPlan = usePlan((store) => store.session !== null);
  const [left, setLeft] = useState<ReadonlySet<TaskId>>(new Set());
  const taken = proposal.tasks.map(({ taskId }) => taskId).filter((id) => !left.has(id));
  const isAll = taken.length === proposal.tasks.length;
  const toggle = (id: TaskId) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <Pane as="aside" label="Proposal">
      <PaneBody className={styles.inspector}>
        <h2 className={styles.overviewTitle}>
          {proposal.tasks.length === 1 ? '1 change' : `${proposal.tasks.length} changes`} proposed
        </h2>
        <p className={styles.hint}>
          By {proposal.by}.{' '}
          {group
            ? `The inside of ${group.taskId}, whose turn has come in run ${group.run.number}. It is taken as a whole and can be edited afterwards.`
            : 'Untick what should stay as it is.'}
        </p>
        {proposal.notice && <p className={styles.hint}>{proposal.notice}</p>}
        <ul className={changes.checkedList}>
          {proposal.tasks.map((task) => (
            <ProposedRow
              key={task.taskId}
              proposed={task}
              isTaken={!left.has(task.taskId)}
              onToggle={group ? null : () => toggle(task.taskId)}
            />
          ))}
        </ul>
      </PaneBody>
      {group ? (
        <GroupFoot group={group} />
      ) : (
        <PaneFoot className={styles.foot}>
          <Button
            variant="primary"
            disabled={taken.length === 0}
            onClick={() => void actions?.takeProposal(isAll ? null : taken)}
          >
            {isAll ? 'Take all of it' : `Take ${taken.length}`}
          </Button>
          {hasPlan && <Button onClick={backToPlan}>Back to the plan</Button>}
          <Button variant="quiet" className={styles.remove} onClick={() => void actions?.dropProposal()}>
            Put aside
          </Button>
        </PaneFoot>
      )}
    </Pane>
  );
}

const backToPlan = () => planStore.setState({ isComparing: false });

function GroupFoot({ group: { run, taskId } }: { group: GroupProposal }) {
  return (
    <PaneFoot className={changes.groupFoot}>
      <GroupActs run={run} taskId={taskId} onDone={backToPlan} />
      <Button variant="quiet" onClick={backToPlan}>
        Back to the plan
      </Button>
    </PaneFoot>
  );
}

function ProposedRow({
  proposed: { taskId, before, after, why },
  isTaken,
  onToggle,
}: {
  proposed: ProposedTask;
  isTaken: boolean;
  /** Null where all of it is taken at once. */
  onToggle: (() => void) | null;
}) {
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const title = (after ?? before)?.title ?? '';
  return (
    <li>
      <div className={changes.checkedHead}>
        {onToggle && <Checkbox name={`Take ${taskId} ${title}`} checked={isTaken} onChange={onToggle} />}
        <button type="button" className={changes.rowTitle} onClick={() => select(taskId)}>
          <IdMark id={taskId} /> {title}
        </button>
        <ChangeBadge change={change}>{WORDS[change]}</ChangeBadge>
      </div>
      {why && <p className={changes.fieldWhy}>{why}</p>}
      {before && after && (
        <dl>
          {fieldChanges(before, after).map((field) => (
            <div key={field.field} className={changes.fieldChange}>
              <dt>{field.field}</dt>
              <dd>
                {field.before && <del>{field.before}</del>} {field.after && <ins>{field.after}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
