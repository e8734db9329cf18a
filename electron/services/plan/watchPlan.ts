import type { OpenProject } from '#electron/services/project/openProject.ts';
import { type ChangeSource, watchChanges } from '#electron/services/watchChanges.ts';

/** Tells those who watch a plan that Overture itself has written it, before the file watcher notices. */
export interface PlanBell {
  ring(projectId: string, specId: string): void;
  listen(projectId: string, specId: string, listener: () => void): () => void;
}

export function createPlanBell(): PlanBell {
  const listeners = new Map<string, Set<() => void>>();
  const keyOf = (projectId: string, specId: string) => `${projectId} ${specId}`;
  return {
    ring(projectId, specId) {
      for (const listener of listeners.get(keyOf(projectId, specId)) ?? []) listener();
    },
    listen(projectId, specId, listener) {
      const key = keyOf(projectId, specId);
      const known = listeners.get(key) ?? new Set();
      listeners.set(key, known.add(listener));
      return () => {
        known.delete(listener);
        if (known.size === 0) listeners.delete(key);
      };
    },
  };
}

/** Calls `changed` after plan.yaml may have changed, by us or by another program, until `signal` aborts. */
export function watchPlan(
  project: OpenProject,
  specId: string,
  bell: PlanBell,
  signal: AbortSignal,
  changed: () => Promise<void>,
): Promise<void> {
  const sources: readonly ChangeSource[] = [
    (tell) => bell.listen(project.id, specId, tell),
    (tell) => project.onChange(tell),
  ];
  return watchChanges(sources, signal, changed);
}
