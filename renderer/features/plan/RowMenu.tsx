import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { buttonClass } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuItem } from '#renderer/ui/Menu.tsx';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import { addTask, edit } from './planStore.ts';

/** A whole menu in each of a thousand rows is slow, so it is made when a person comes near. */
export function RowMenu({
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
      items={actsFor(task, foundNeeds, onConnect)}
    />
  );
}

function actsFor(
  task: Task,
  foundNeeds: readonly TaskId[],
  onConnect: (id: TaskId) => void,
): readonly MenuItem[] {
  return [
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
  ];
}
