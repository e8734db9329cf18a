import { useMemo } from 'react';
import { useSettings } from '#renderer/app/settingsStore.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { filesOfGlob, isPlainPath, type PathSet } from '#shared/plan/globs.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import { readsOnly } from '#shared/plan/readsOnly.ts';

/** How an agent is called; an id nobody knows here stays an id. */
export type AgentNames = (id: string | null) => string;

export function useAgentNames(): AgentNames {
  const settings = useSettings();
  return useMemo(() => agentNames(settings), [settings]);
}

function agentNames(settings: Settings | undefined): AgentNames {
  return (id) => {
    const wanted = id ?? settings?.defaultAgent ?? 'person';
    return settings?.agents.find((agent) => agent.id === wanted)?.name ?? wanted;
  };
}

/** “3 files”, “2 files, 1 pattern”, “reads only”, “any file”. */
export function scopeWords(task: Task): string {
  const count = task.scope.change.length;
  if (count === 0) return readsOnly(task.role, task.scope.change) ? 'reads only' : 'any file';
  const patterns = task.scope.change.filter((glob) => !isPlainPath(glob)).length;
  const files = count - patterns;
  const words = [
    ...(files > 0 ? [files === 1 ? '1 file' : `${files} files`] : []),
    ...(patterns > 0 ? [patterns === 1 ? '1 pattern' : `${patterns} patterns`] : []),
  ];
  return words.join(', ');
}

/** What a task without criteria is good for. */
export function purposeWords(task: Task, dependents: readonly TaskId[]): string {
  if (task.role === 'critique') return 'reads every diff';
  if (dependents.length > 0)
    return `informs ${dependents.slice(0, 4).join(', ')}${dependents.length > 4 ? '…' : ''}`;
  return 'covers no criterion';
}

/** What a glob names at present: a file, a new file, or how many. */
export function describeGlob(glob: string, paths: PathSet): 'file' | 'new' | number {
  const files = filesOfGlob(glob, paths);
  if (isPlainPath(glob)) return paths.all.has(glob) ? 'file' : files.length > 0 ? files.length : 'new';
  return files.length;
}

export function fileName(path: string): string {
  return path.slice(path.replace(/\/$/, '').lastIndexOf('/') + 1);
}

/** What stands inside a group. */
export function insideWords(count: number): string {
  if (count === 0) return 'to be planned';
  return count === 1 ? '1 task' : `${count} tasks`;
}
