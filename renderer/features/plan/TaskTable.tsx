import { clsx } from 'clsx';
import { Code, Ellipsis, History, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, memo, useMemo, useState } from 'react';
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
import { asTaskId } from './asTaskId.ts';
import { removeChosen } from './clipboard.ts';
import { addTask, choose, edit, planStore, select, toggleChosen, usePlan } from './planStore.ts';
import styles from './TaskTable.module.css';
import { scopeWords, useAgentNames } from './taskWords.ts';
import { useFound } from './useFound.ts';

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
  const chosen = usePlan((store) => store.chosen);
  const found = useFound(model.plan);
  const agentName = useAgentNames();
  const warnings = warningsByTask(model);
  const onKeyDown = useTableKeys(model, onConnect, onEdit);
  const foundNeeds = useMemo(() => foundNeedsOf(model), [model]);
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
              const task = found && !found.has(id) ? undefined : byId.get(id);
              return (
                task && (
                  <TaskRow
                    key={id}
                    task={task}
                    state={model.states.get(id) ?? 'ready'}
                    warning={warnings.get(id)}
                    isCritical={model.critical.has(id)}
                    isSelected={chosen.has(id)}
                    foundNeeds={foundNeeds.get(id) ?? NO_NEEDS}
                    stale={model.stale.get(id)?.reasons[0]?.text}
                    group={task.within}
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
  /** What only the code asks it to wait for. */
  readonly foundNeeds: readonly TaskId[];
  readonly stale: string | undefined;
  readonly group: TaskId | null;
  readonly agentName: string;
  readonly onConnect: (id: TaskId) => void;
};

const TaskRow = memo(function TaskRow({
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
        <RowMenu task={task} foundNeeds={foundNeeds} onConnect={onConnect} />
      </td>
    </tr>
  );
});

/** A whole menu in each of a thousand rows is slow, so it is made when a person comes near. */
function RowMenu({
  task,
  foundNeeds,
  onConnect,
}: {
  task: Task;
  foundNeeds: readonly TaskId[];
  onConnect: (id: TaskId) => void;
}) {
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
        ...foundNeeds.flatMap((need) => [
          {
            label: `Confirm: wait for ${need}`,
            detail: 'Found in the code',
            onSelect: () => edit({ kind: 'connect' as const, from: need, to: task.id }),
          },
          {
            label: `Dismiss: it need not wait for ${need}`,
            onSelect: () => edit({ kind: 'dismissEdge' as const, from: need, to: task.id, dismissed: true }),
          },
        ]),
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

const NO_NEEDS: readonly TaskId[] = [];

function foundNeedsOf(model: PlanModel): ReadonlyMap<TaskId, readonly TaskId[]> {
  const found = model.analysis.codeEdges.filter((edge) => edge.state === 'found');
  const byTask = Map.groupBy(found, (edge) => edge.to);
  return new Map([...byTask].map(([id, edges]) => [id, edges.map((edge) => edge.from)]));
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

function useTableKeys(model: PlanModel, onConnect: (id: TaskId) => void, onEdit: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-task]')];
    const button =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-task]') : null;
    const at = button ? rows.indexOf(button) : -1;
    const current = asTaskId(button?.dataset['task']);
    if (!current) return;
    const { chosen, selection } = planStore.getState();
    const isCommand = event.metaKey || event.ctrlKey;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = step === 0 ? null : asTaskId(rows[at + step]?.dataset['task']);
    if (next) {
      if (event.shiftKey) choose([...chosen, current, next], next);
      else select(next);
      rows[at + step]?.focus();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (!chosen.has(current)) select(current);
      removeChosen();
    } else if (event.key === 'Escape' && chosen.size > 0) select(null);
    else if (event.key === 'a' && isCommand) choose(model.plan.tasks.map((task) => task.id));
    else if (event.key === 'e' && !isCommand) onConnect(current);
    else if (event.key === 'Enter' && selection === current && !event.shiftKey && !isCommand) onEdit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
