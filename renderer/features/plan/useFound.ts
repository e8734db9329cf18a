import { useDeferredValue, useMemo } from 'react';
import type { Plan, TaskId } from '#shared/plan/plan.ts';
import { usePlan } from './planStore.ts';
import { searchTasks } from './searchTasks.ts';

/** The tasks that the search finds; null while nothing is searched for. */
export function useFound(plan: Plan): ReadonlySet<TaskId> | null {
  const search = useDeferredValue(usePlan((store) => store.search))?.trim() ?? '';
  return useMemo(() => (search === '' ? null : new Set(searchTasks(plan, search))), [plan, search]);
}
