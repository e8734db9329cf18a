import type { ProjectId } from '#shared/project/project.ts';

/** Who asks for now that nothing walks through all files of a repository. */
export type CodeHolds = {
  /** Returns the way to let go. */
  hold(id: ProjectId): () => void;
  isHeld(id: ProjectId): boolean;
  /** Resolves once nobody holds the repository; at once when nobody does. */
  free(id: ProjectId): Promise<void>;
};

export function createCodeHolds(): CodeHolds {
  const holders = new Map<ProjectId, number>();
  const waiting = new Map<ProjectId, PromiseWithResolvers<void>>();

  function letGo(id: ProjectId): void {
    const left = (holders.get(id) ?? 1) - 1;
    if (left > 0) return void holders.set(id, left);
    holders.delete(id);
    waiting.get(id)?.resolve();
    waiting.delete(id);
  }

  return {
    hold(id) {
      holders.set(id, (holders.get(id) ?? 0) + 1);
      let held = true;
      return () => {
        if (held) letGo(id);
        held = false;
      };
    },
    isHeld: (id) => holders.has(id),
    free(id) {
      if (!holders.has(id)) return Promise.resolve();
      const wait = waiting.get(id) ?? Promise.withResolvers<void>();
      waiting.set(id, wait);
      return wait.promise;
    },
  };
}
