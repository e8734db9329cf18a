import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { RadioChoice } from '#renderer/ui/RadioChoice.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import type { Plan, Task, TaskId } from '#shared/plan/plan.ts';
import { loopsInto, loopsOutOf } from '#shared/plan/taskGraph.ts';
import styles from './PlanDialogs.module.css';
import type { PlanModel } from './planModel.ts';
import { edit } from './planStore.ts';
import { loopWords } from './WaitsFor.tsx';

/** Whether the task waits for the other one, or is waited for. */
type Direction = 'needs' | 'feeds';

/** Connects two tasks without dragging. What would make a loop cannot be chosen and says why. */
export function ConnectDialog({
  model,
  task,
  onClose,
}: {
  model: PlanModel;
  task: Task;
  onClose: () => void;
}) {
  const [direction, setDirection] = useState<Direction>('feeds');
  const [other, setOther] = useState<TaskId>();
  const ends = (id: TaskId) => endsOf(task.id, direction, id);
  const options = othersFor(model.plan, task.id, direction);
  const chosen = options.find((option) => option.value === other && !option.disabled);
  const connect = () => {
    if (chosen && edit({ kind: 'connect', ...ends(chosen.value) })) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={ArrowRight}
      title={`Connect ${task.id}`}
      summary={task.title}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!chosen} onClick={connect}>
            {chosen ? connectWords(ends(chosen.value)) : 'Connect'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <RadioChoice
          label="Direction"
          value={direction}
          options={[
            { value: 'feeds', label: `Another task waits for ${task.id}` },
            { value: 'needs', label: `${task.id} waits for another task` },
          ]}
          onChange={setDirection}
        />
        <Select<TaskId>
          label="The other task"
          value={chosen?.value}
          placeholder="Choose a task"
          options={options}
          onChange={setOther}
        />
      </div>
    </Dialog>
  );
}

function endsOf(task: TaskId, direction: Direction, other: TaskId) {
  return direction === 'feeds' ? { from: task, to: other } : { from: other, to: task };
}

/** All other tasks; those that are connected already or would close a loop say so. */
function othersFor(plan: Plan, task: TaskId, direction: Direction) {
  const loops = direction === 'feeds' ? loopsOutOf(plan, task) : loopsInto(plan, task);
  return plan.tasks
    .filter(({ id }) => id !== task)
    .map((one) => {
      const { from, to } = endsOf(task, direction, one.id);
      const isThere = plan.tasks.find(({ id }) => id === to)?.needs.includes(from) ?? false;
      const path = loops.get(one.id);
      return {
        value: one.id,
        label: `${one.id} ${one.title}`,
        disabled: isThere || path !== undefined,
        ...(isThere ? { detail: 'Connected already' } : path ? { detail: loopWords(path) } : {}),
      };
    });
}

function connectWords({ from, to }: { from: TaskId; to: TaskId }): string {
  return `Let ${to} wait for ${from}`;
}
