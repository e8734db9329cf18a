import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuItem } from '#renderer/ui/Menu.tsx';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import { loopsInto } from '#shared/plan/taskGraph.ts';
import styles from './WaitsFor.module.css';
import type { PlanModel } from './planModel.ts';
import { edit, select } from './planStore.ts';

/** The tasks that must have landed first, each a menu of its own, and the way to add one. */
export function WaitsFor({ model, task }: { model: PlanModel; task: Task }) {
  return (
    <span className={styles.needs}>
      {task.needs.map((need) => (
        <Menu
          key={need}
          trigger={
            <button type="button" className={styles.need} aria-label={`Waits for ${need}`}>
              {need}
            </button>
          }
          items={[
            { label: `Go to ${need}`, onSelect: () => select(need) },
            {
              label: `Stop waiting for ${need}`,
              danger: true,
              onSelect: () => edit({ kind: 'disconnect', from: need, to: task.id }),
            },
          ]}
        />
      ))}
      {foundInCode(model, task).map((edge) => (
        <Menu
          key={`found ${edge.from}`}
          trigger={
            <button
              type="button"
              className={clsx(styles.need, styles.foundNeed)}
              aria-label={`Waits for ${edge.from}, found in the code`}
              title={edge.reason}
            >
              {edge.from}
            </button>
          }
          items={[
            { heading: edge.reason },
            { label: `Go to ${edge.from}`, onSelect: () => select(edge.from) },
            {
              label: `Confirm: wait for ${edge.from}`,
              onSelect: () => edit({ kind: 'connect', from: edge.from, to: task.id }),
            },
            {
              label: 'Dismiss: it need not wait',
              onSelect: () => edit({ kind: 'dismissEdge', from: edge.from, to: task.id, dismissed: true }),
            },
          ]}
        />
      ))}
      <Menu
        trigger={<IconButton name="Wait for another task" icon={Plus} size="small" />}
        items={needItems(model, task)}
      />
    </span>
  );
}

/** What only the code asks it to wait for. */
function foundInCode(model: PlanModel, task: Task) {
  return model.analysis.codeEdges.filter((edge) => edge.to === task.id && edge.state === 'found');
}

function needItems(model: PlanModel, task: Task): readonly MenuItem[] {
  const others = model.plan.tasks.filter(({ id }) => id !== task.id && !task.needs.includes(id));
  if (others.length === 0) return [{ heading: 'There is no other task' }];
  const loops = loopsInto(model.plan, task.id);
  const dismissed = new Map(
    model.analysis.codeEdges
      .filter((edge) => edge.to === task.id && edge.state === 'dismissed')
      .map((edge) => [edge.from, edge.reason]),
  );
  return others.map((other) => {
    const path = loops.get(other.id);
    return {
      label: `${other.id} ${other.title}`,
      ...(path
        ? { detail: loopWords(path) }
        : dismissed.has(other.id)
          ? { detail: `Dismissed: ${dismissed.get(other.id)}` }
          : {}),
      disabled: path !== undefined,
      onSelect: () => edit({ kind: 'connect', from: other.id, to: task.id }),
    };
  });
}

export function loopWords(path: readonly TaskId[]): string {
  return `Makes a loop: ${path.join(' waits for ')}`;
}
