import { Button } from '#renderer/ui/Button.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { useProject } from './projectStore.ts';
import { HOME } from './route.ts';
import { go } from './routeStore.ts';

/** The way forward from a screen whose spec or project is not there: its neighbours, or else the start page. */
export function WayOn({ projectId }: { projectId: ProjectId }) {
  return useProject() ? (
    <Button onClick={() => go({ screen: 'project', projectId })}>See all specs</Button>
  ) : (
    <Button onClick={() => go(HOME)}>Go to the start page</Button>
  );
}
