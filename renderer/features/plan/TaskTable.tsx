import { clsx } from 'clsx';
import { Ellipsis, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, memo, useState } from 'react';
import { AgentBadge } from '#renderer/ui/AgentBadge.tsx';
import { buttonClass } from '#renderer/ui/Button.tsx';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { RoleMark } from '#renderer/ui/RoleMark.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import { type Status, STATUSES } from '#renderer/ui/statusVocabulary.ts';
import { estimateMinutes } from '#shared/plan/estimate.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import { warningsByTask } from './warningsByTask.ts';
import { waveWords } from './waveWords.ts';
import type { PlanModel } from './planModel.ts';
import { addTask, edit, select, usePlan } from './planStore.ts';
import styles from './TaskTable.module.css';
import { scopeWords, useAgentNames } from './taskWords.ts';

/** The plan as a table with all the acts of the graph, by wave. */
export function TaskTable({
  model,
  onConnect,
  onEdit,
}: {
  model: PlanModel;
  onConnect: (id: TaskId) => void;
  onEdit: () => void;
}) {
  const selection = usePlan((store) => store.selection);
  const agentName = useAgentNames();
  const warnings = warningsByTask(model);
  const onKeyDown = useTableKeys(model, onConnect, onEdit);
  const byId = new Map(model.plan.tasks.toReversed().map((task) => [task.id, task]));
  return (
    <div className={styles.frame} onKeyDown={onKeyDown}>
      <table className={styles.table} aria-label="Tasks">
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">Role</th>
            <th scope="col">Status</th>
            <th scope="col">Waits for</th>
            <th scope="col">Covers</th>
            <th scope="col">May change</th>
            <th scope="col">About</th>
            <th scope="col">Agent</th>
            <th scope="col">
              <span className={styles.hidden}>Acts</span>
            </th>
          </tr>
        </thead>
        {model.analysis.waves.map((wave) => (
          <tbody key={wave.number}>
            <tr className={styles.wave}>
              <th scope="rowgroup" colSpan={9}>
                <b>Wave {wave.number}</b> {waveWords(wave, model)}, {wave.minutes} min
              </th>
            </tr>
            {wave.taskIds.map((id) => {
              const task = byId.get(id);
              return (
                task && (
                  <TaskRow
                    key={id}
                    task={task}
                    state={model.states.get(id) ?? 'ready'}
                    warning={warnings.get(id)}
                    isCritical={model.critical.has(id)}
                    isSelected={selection === id}
                    agentName={agentName(task.agent)}
                    onConnect={onConnect}
                  />
                )
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type RowProps = {
  readonly task: Task;
  readonly state: Status;
  readonly warning: string | undefined;
  readonly isCritical: boolean;
  readonly isSelected: boolean;
  readonly agentName: string;
  readonly onConnect: (id: TaskId) => void;
};

const TaskRow = memo(function TaskRow({
  task,
  state,
  warning,
  isCritical,
  isSelected,
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
          onClick={() => select(task.id)}
        >
          <IdMark id={task.id} />
          <span className={clsx(isCritical && styles.critical)}>{task.title}</span>
        </button>
      </th>
      <td>
        <RoleMark role={task.role} />
      </td>
      <td>
        <span className={styles.state}>
          <StatusBadge status={state} />
          {warning && (
            <span className={styles.warning}>
              <Icon of={TriangleAlert} name={warning} />
            </span>
          )}
        </span>
      </td>
      <td className={styles.ids}>{task.needs.join(', ')}</td>
      <td>
        <span className={styles.chips}>
          {task.criteria.slice(0, 3).map((id) => (
            <CriterionChip key={id} id={id} />
          ))}
          {task.criteria.length > 3 && (
            <CriterionChip id={`+${task.criteria.length - 3}`} title={task.criteria.join(', ')} />
          )}
        </span>
      </td>
      <td>{scopeWords(task)}</td>
      <td>{estimateMinutes(task.estimate)} min</td>
      <td>
        <AgentBadge name={agentName} />
      </td>
      <td>
        <RowMenu task={task} onConnect={onConnect} />
      </td>
    </tr>
  );
});

/** A whole menu in each of a thousand rows is slow, so it is made when a person comes near. */
function RowMenu({ task, onConnect }: { task: Task; onConnect: (id: TaskId) => void }) {
  const [near, setNear] = useState<'no' | 'pointer' | 'focus'>('no');
  if (near === 'no') {
    return (
      <button
        type="button"
        className={buttonClass({ variant: 'quiet', size: 'small' })}
        aria-label={`Acts for ${task.id}`}
        aria-haspopup="menu"
        onPointerEnter={() => setNear('pointer')}
        onFocus={() => setNear('focus')}
      >
        <Icon of={Ellipsis} />
      </button>
    );
  }
  return (
    <Menu
      align="end"
      trigger={
        <IconButton name={`Acts for ${task.id}`} icon={Ellipsis} size="small" autoFocus={near === 'focus'} />
      }
      items={[
        { label: 'Connect…', keys: 'e', onSelect: () => onConnect(task.id) },
        ...task.needs.map((need) => ({
          label: `Stop waiting for ${need}`,
          onSelect: () => edit({ kind: 'disconnect' as const, from: need, to: task.id }),
        })),
        {
          label: 'New task that waits for this one',
          onSelect: () => addTask({ title: 'New task', needs: [task.id] }),
        },
        'separator',
        {
          label: 'Remove',
          danger: true,
          keys: 'delete',
          onSelect: () => edit({ kind: 'removeTask', id: task.id }),
        },
      ]}
    />
  );
}

function useTableKeys(model: PlanModel, onConnect: (id: TaskId) => void, onEdit: () => void) {
  const order = model.analysis.waves.flatMap((wave) => wave.taskIds);
  return (event: KeyboardEvent<HTMLElement>) => {
    const button =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-task]') : null;
    const at = order.findIndex((id) => id === button?.dataset['task']);
    const current = order[at];
    if (!current) return;
    const next =
      event.key === 'ArrowDown' ? order[at + 1] : event.key === 'ArrowUp' ? order[at - 1] : undefined;
    if (next) {
      select(next);
      event.currentTarget.querySelector<HTMLElement>(`[data-task="${next}"]`)?.focus();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      edit({ kind: 'removeTask', id: current });
    } else if (event.key === 'e' && !event.metaKey && !event.ctrlKey) onConnect(current);
    else if (event.key === 'Enter' && button?.getAttribute('aria-pressed') === 'true') onEdit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
