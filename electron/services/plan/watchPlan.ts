import type { OpenProject } from '#electron/services/project/openProject.ts';

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

/**
 * Calls `changed` after plan.yaml may have changed, by us or by another program, until `signal` aborts.
 * Never twice at once; what happens during a call leads to one more.
 */
export function watchPlan(
  project: OpenProject,
  specId: string,
  bell: PlanBell,
  signal: AbortSignal,
  changed: () => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let running: Promise<void> | null = null;
    let again = false;
    const stops = [bell.listen(project.id, specId, () => run()), project.onChange(() => run())];
    const stop = () => {
      for (const one of stops) one();
      signal.removeEventListener('abort', stop);
      resolve();
    };
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();

    function run(): void {
      again = true;
      running ??= follow()
        .catch((error: unknown) => {
          stop();
          reject(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => {
          running = null;
        });
    }

    async function follow(): Promise<void> {
      while (again && !signal.aborted) {
        again = false;
        await changed();
      }
    }
  });
}
