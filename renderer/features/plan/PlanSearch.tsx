import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Field } from '#renderer/ui/Field.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from './Plan.module.css';
import type { PlanModel } from './planModel.ts';
import { planStore, select, usePlan } from './planStore.ts';
import { searchTasks } from './searchTasks.ts';

/** Finds tasks by any of their words, in the graph and in the list. */
export function PlanSearch({ model }: { model: PlanModel }) {
  const search = usePlan((store) => store.search);
  const selection = usePlan((store) => store.selection);
  if (search === null) return null;
  const found = search.trim() === '' ? [] : searchTasks(model.plan, search);
  const at = selection ? found.indexOf(selection) : -1;
  const step = (by: number) => {
    const next = found[(at + by + found.length + (at < 0 && by < 0 ? 1 : 0)) % Math.max(1, found.length)];
    if (next) select(next);
  };
  const close = () => planStore.setState({ search: null });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.search} role="search" aria-label="Tasks" onKeyDown={onKeyDown}>
      <Field
        label="Find a task"
        hideLabel
        icon={Search}
        autoFocus
        placeholder="Title, file, criterion, agent…"
        value={search}
        onChange={(event) => planStore.setState({ search: event.target.value })}
        end={<span aria-live="polite">{search.trim() === '' ? '' : foundWords(at, found.length)}</span>}
      />
      <IconButton
        name="Previous task"
        icon={ChevronUp}
        size="small"
        disabled={found.length === 0}
        onClick={() => step(-1)}
      />
      <IconButton
        name="Next task"
        icon={ChevronDown}
        size="small"
        disabled={found.length === 0}
        onClick={() => step(1)}
      />
      <IconButton name="Close the search" icon={X} size="small" onClick={close} />
    </div>
  );
}

function foundWords(at: number, count: number): string {
  if (count === 0) return 'none';
  return at < 0 ? `${count} found` : `${at + 1} of ${count}`;
}
