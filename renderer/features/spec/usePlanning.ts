import { useCallback } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import { specStore } from './specStore.ts';

/** The way from the spec in view to its plan, which is the next step once it is approved. */
export function usePlanning(): () => void {
  return useCallback(() => {
    const { projectId, specId } = specStore.getState();
    if (projectId !== null && specId !== null) go({ screen: 'plan', projectId, specId });
  }, []);
}
