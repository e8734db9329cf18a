import type { ProjectId } from '#shared/project/project.ts';
import type { OwnedProject } from './createOpenProject.ts';

/** Whoever goes back and forth between a few finds them open; each more would keep its watches, threads and files for nothing. */
const MOST_IDLE = 3;

export type OpenSet = ReturnType<typeof createOpenSet>;

/** The projects that are open, the longest unused first; of those that nobody holds the newest few stay. */
export function createOpenSet(close: (project: OwnedProject) => Promise<void>) {
  const projects = new Map<ProjectId, OwnedProject>();
  const closing = new Set<Promise<void>>();
  let isEnding = false;

  function closeIdle(): void {
    if (isEnding) return;
    const idle = [...projects.values()].filter((project) => !project.isHeld());
    for (const project of idle.slice(0, Math.max(0, idle.length - MOST_IDLE))) {
      projects.delete(project.id);
      const closed = close(project)
        .catch((error: unknown) => console.error(`closing ${project.path} failed`, error))
        .finally(() => closing.delete(closed));
      closing.add(closed);
    }
  }

  function makeNewest(project: OwnedProject): void {
    if (projects.get(project.id) !== project) return;
    projects.delete(project.id);
    projects.set(project.id, project);
  }

  return {
    get: (id: ProjectId) => projects.get(id),
    at: (path: string) => [...projects.values()].find((project) => project.path === path),
    add: (project: OwnedProject) => void projects.set(project.id, project),
    makeNewest,
    closeIdle,
    isEnding: () => isEnding,
    /** Resolves once nothing is on its way out any more. */
    async closed(): Promise<void> {
      await Promise.all(closing);
    },
    async dispose(): Promise<void> {
      isEnding = true;
      await Promise.all(closing);
      await Promise.all([...projects.values()].map((project) => project.dispose()));
      projects.clear();
    },
  };
}
