import { clsx } from 'clsx';
import { Code, History, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { AgentBadge } from '#renderer/ui/AgentBadge.tsx';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { RoleMark } from '#renderer/ui/RoleMark.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import { type Status, STATUSES } from '#renderer/ui/statusVocabulary.ts';
import { estimateMinutes } from '#shared/plan/estimate.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import { asTaskId } from './asTaskId.ts';
import { choose, planStore, select, toggleChosen } from './planStore.ts';
import { RowMenu } from './RowMenu.tsx';
import styles from './TaskTable.module.css';
import { scopeWords } from './taskWords.ts';

type RowProps = {
  readonly task: Task;
  readonly state: Status;
  readonly warning: string | undefined;
  readonly isCritical: boolean;
  readonly isSelected: boolean;
  /** What only the code asks it to wait for. */
  readonly foundNeeds: readonly TaskId[];
  readonly stale: string | undefined;
  readonly group: TaskId | null;
  readonly agentName: string;
  readonly onConnect: (id: TaskId) => void;
};

/** One task in the table, with all that the graph shows of it. */
export const TaskRow = memo(function TaskRow({
  task,
  state,
  warning,
  isCritical,
  isSelected,
  foundNeeds,
  stale,
  group,
  agentName,
  onConnect,
}: RowProps) {
  return (
    <tr className={clsx(isSelected && styles.selected)}>
      <th scope="row">
        <button
          type="button"
          className={styles.title}
          aria-pressed={isSelected}
          aria-label={`${task.id} ${task.title}, ${STATUSES[state].word}`}
          data-task={task.id}
          onClick={(event) => chooseBy(event, task.id)}
        >
          <IdMark id={task.id} />
          <span className={clsx(isCritical && styles.critical)}>{task.title}</span>
          {group && <span className={styles.within}>in {group}</span>}
        </button>
      </th>
      <td>
        <RoleMark role={task.role} />
      </td>
      <td>
        <State state={state} stale={stale} warning={warning} />
      </td>
      <td className={styles.ids}>
        {task.needs.join(', ')}
        {foundNeeds.length > 0 && (
          <span className={styles.foundIds} title="Found in the code">
            <Icon of={Code} size="xs" name="Found in the code" /> {foundNeeds.join(', ')}
          </span>
        )}
      </td>
      <td>
        <Covered criteria={task.criteria} />
      </td>
      <td>{scopeWords(task)}</td>
      <td>{estimateMinutes(task.estimate)} min</td>
      <td>
        <AgentBadge name={agentName} />
      </td>
      <td>
        <RowMenu task={task} foundNeeds={foundNeeds} onConnect={onConnect} />
      </td>
    </tr>
  );
});

function State({ state, stale, warning }: Pick<RowProps, 'state' | 'stale' | 'warning'>) {
  return (
    <span className={styles.state}>
      <StatusBadge status={state} />
      {stale && (
        <span className={styles.warning} title={stale}>
          <Icon of={History} name={`Stale. ${stale}`} />
        </span>
      )}
      {warning && (
        <span className={styles.warning}>
          <Icon of={TriangleAlert} name={warning} />
        </span>
      )}
    </span>
  );
}

function Covered({ criteria }: Pick<Task, 'criteria'>) {
  return (
    <span className={styles.chips}>
      {criteria.slice(0, 3).map((id) => (
        <CriterionChip key={id} id={id} />
      ))}
      {criteria.length > 3 && <CriterionChip id={`+${criteria.length - 3}`} title={criteria.join(', ')} />}
    </span>
  );
}

/** A click alone chooses one; with ⌘ one more or less, with ⇧ all from the last one on. */
function chooseBy(event: { shiftKey: boolean; metaKey: boolean; ctrlKey: boolean }, id: TaskId): void {
  if (event.metaKey || event.ctrlKey) return toggleChosen(id);
  const { selection, chosen } = planStore.getState();
  if (!event.shiftKey || !selection) return select(id);
  const order = [...document.querySelectorAll<HTMLElement>('[data-task]')].map((row) => row.dataset['task']);
  const [from, to] = [order.indexOf(selection), order.indexOf(id)].sort((a, b) => a - b);
  const between = order.slice(from, (to ?? 0) + 1).flatMap((one) => asTaskId(one) ?? []);
  choose([...chosen, ...between], id);
}
