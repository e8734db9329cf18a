import { createStore, useStore } from 'zustand';
import type { Fault } from '#shared/contract/envelope.ts';
import type { ProjectId, ProjectState } from '#shared/project/project.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import type { OvertureClient } from '#renderer/rpc/connect.ts';

/** The project in view. The frame follows it once; screens read it here. */
export type OpenProject =
  | { readonly state: 'none' }
  | { readonly state: 'waiting'; readonly id: ProjectId }
  | { readonly state: 'open'; readonly id: ProjectId; readonly project: ProjectState }
  | { readonly state: 'refused'; readonly id: ProjectId; readonly error: ProjectError | Fault };

export const projectStore = createStore<{ readonly current: OpenProject }>(() => ({
  current: { state: 'none' },
}));

/** Follows a project into the store; returns the way to stop. */
export function followProject(client: OvertureClient, id: ProjectId): () => void {
  const show = (project: ProjectState) => projectStore.setState({ current: { state: 'open', id, project } });
  projectStore.setState({ current: { state: 'waiting', id } });
  const stop = client.project.watch(
    { projectId: id },
    {
      snapshot: show,
      event: show,
      ended(reason) {
        if (!reason.ok) projectStore.setState({ current: { state: 'refused', id, error: reason.error } });
      },
    },
  );
  return () => {
    stop();
    projectStore.setState({ current: { state: 'none' } });
  };
}

/** The project in view once it is open. */
export function useProject(): ProjectState | undefined {
  return useStore(projectStore, ({ current }) => (current.state === 'open' ? current.project : undefined));
}
