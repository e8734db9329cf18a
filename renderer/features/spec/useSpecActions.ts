import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { openSpec, type SpecActions } from './specActions.ts';

/** Opens the spec while the screen is there; what is unsaved when it goes is still written. */
export function useSpecActions(projectId: ProjectId, specId: SpecId): SpecActions | undefined {
  const client = useClient();
  const [actions, setActions] = useState<SpecActions>();
  useEffect(() => {
    const opened = openSpec(client, projectId, specId);
    setActions(opened);
    return () => {
      setActions(undefined);
      opened.close();
    };
  }, [client, projectId, specId]);
  return actions;
}
