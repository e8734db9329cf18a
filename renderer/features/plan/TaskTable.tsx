import { type KeyboardEvent, useMemo } from 'react';
import type { TaskId } from '#shared/plan/plan.ts';
import { warningsByTask } from './warningsByTask.ts';
import { waveWords } from './waveWords.ts';
import type { PlanModel } from './planModel.ts';
import { asTaskId } from './asTaskId.ts';
import { removeChosen } from './clipboard.ts';
import { choose, planStore, select, usePlan } from './planStore.ts';
import { TaskRow } from './TaskRow.tsx';
import styles from './TaskTable.module.css';
import { useAgentNames } from './taskWords.ts';
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
        <Columns />
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

const NO_NEEDS: readonly TaskId[] = [];

function foundNeedsOf(model: PlanModel): ReadonlyMap<TaskId, readonly TaskId[]> {
  const found = model.analysis.codeEdges.filter((edge) => edge.state === 'found');
  const byTask = Map.groupBy(found, (edge) => edge.to);
  return new Map([...byTask].map(([id, edges]) => [id, edges.map((edge) => edge.from)]));
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

function Columns() {
  return (
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
  );
}
