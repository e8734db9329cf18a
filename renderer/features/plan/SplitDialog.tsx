import { Split } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RadioChoice } from '#renderer/ui/RadioChoice.tsx';
import type { Task } from '#shared/plan/plan.ts';
import styles from './PlanDialogs.module.css';
import type { PlanModel } from './planModel.ts';
import { edit } from './planStore.ts';

/** Chooses what moves out of a task into a new one. */
export function SplitDialog({ model, task, onClose }: { model: PlanModel; task: Task; onClose: () => void }) {
  const { title, setTitle, moved, toggle, order, setOrder, canSplit, split } = useSplit(task);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      icon={Split}
      title={`Split ${task.id} into two tasks`}
      summary="Choose what moves into the new task. Whoever waits for this one then waits for both."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!canSplit} onClick={() => split() && onClose()}>
            Split {task.id}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field
          label="Title of the new task"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <MovedOnes
          legend="Criteria that move"
          entries={task.criteria.map((id) => ({
            entry: id,
            label: `${id} ${model.context.criteria.find((criterion) => criterion.id === id)?.text ?? ''}`,
          }))}
          moved={moved}
          onToggle={toggle}
        />
        <MovedOnes
          legend="Files that move"
          entries={task.scope.change.map((glob) => ({ entry: glob, label: glob }))}
          moved={moved}
          onToggle={toggle}
        />
        <RadioChoice
          label="When"
          value={order}
          options={[
            { value: 'after', label: `After ${task.id}`, detail: `The new task waits for ${task.id}.` },
            { value: 'beside', label: `Beside ${task.id}`, detail: 'Both can run at the same time.' },
          ]}
          onChange={setOrder}
        />
      </div>
    </Dialog>
  );
}

/** What moves, and what the new task is to be; `split` is true when it was done. */
function useSplit(task: Task) {
  const [title, setTitle] = useState(`${task.title}, part two`);
  const [moved, setMoved] = useState<ReadonlySet<string>>(new Set());
  const [order, setOrder] = useState<'after' | 'beside'>('after');
  const all = [...task.criteria, ...task.scope.change];
  const toggle = (entry: string, isMoved: boolean) =>
    setMoved((before) => new Set(isMoved ? [...before, entry] : [...before].filter((one) => one !== entry)));
  const canSplit = moved.size > 0 && moved.size !== all.length && title.trim() !== '';
  const split = () => {
    const criteria = task.criteria.filter((id) => moved.has(id));
    const change = task.scope.change.filter((glob) => moved.has(glob));
    return edit({ kind: 'split', id: task.id, title, criteria, change, order });
  };
  return { title, setTitle, moved, toggle, order, setOrder, canSplit, split };
}

function MovedOnes({
  legend,
  entries,
  moved,
  onToggle,
}: {
  legend: string;
  entries: readonly { readonly entry: string; readonly label: string }[];
  moved: ReadonlySet<string>;
  onToggle: (entry: string, isMoved: boolean) => void;
}) {
  if (entries.length === 0) return null;
  return (
    <fieldset>
      <legend>{legend}</legend>
      {entries.map(({ entry, label }) => (
        <Checkbox
          key={entry}
          checked={moved.has(entry)}
          label={label}
          onChange={(on) => onToggle(entry, on)}
        />
      ))}
    </fieldset>
  );
}
