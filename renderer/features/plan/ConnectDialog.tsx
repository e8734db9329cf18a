import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { RadioChoice } from '#renderer/ui/RadioChoice.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import { loopsInto, loopsOutOf } from '#shared/plan/taskGraph.ts';
import styles from './PlanDialogs.module.css';
import type { PlanModel } from './planModel.ts';
import { edit } from './planStore.ts';
import { loopWords } from './WaitsFor.tsx';

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
  const [direction, setDirection] = useState<'needs' | 'feeds'>('feeds');
  const [other, setOther] = useState<TaskId>();
  const ends = (id: TaskId) =>
    direction === 'feeds' ? { from: task.id, to: id } : { from: id, to: task.id };
  const loops = direction === 'feeds' ? loopsOutOf(model.plan, task.id) : loopsInto(model.plan, task.id);
  const options = model.plan.tasks
    .filter(({ id }) => id !== task.id)
    .map((one) => {
      const { from, to } = ends(one.id);
      const isThere = model.plan.tasks.find(({ id }) => id === to)?.needs.includes(from) ?? false;
      const path = loops.get(one.id);
      return {
        value: one.id,
        label: `${one.id} ${one.title}`,
        disabled: isThere || path !== undefined,
        ...(isThere ? { detail: 'Connected already' } : path ? { detail: loopWords(path) } : {}),
      };
    });
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

function connectWords({ from, to }: { from: TaskId; to: TaskId }): string {
  return `Let ${to} wait for ${from}`;
}
