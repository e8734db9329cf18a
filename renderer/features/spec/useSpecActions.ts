import { useEffect, useMemo } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { createSpecActions, type SpecActions } from './specActions.ts';

/** Keeps the spec open while the screen is there. */
export function useSpecActions(projectId: ProjectId, specId: SpecId): SpecActions {
  const client = useClient();
  const actions = useMemo(() => createSpecActions(client, projectId, specId), [client, projectId, specId]);
  useEffect(() => actions.open(), [actions]);
  return actions;
}
