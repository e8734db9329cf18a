import { useEffect } from 'react';
import { useProject } from './projectStore.ts';
import type { Route } from './route.ts';
import { SHORTCUTS } from './shortcuts.ts';

/** Where the person is, in words: the window's title, and the page's heading for those who listen to it. */
export function usePlaceName(route: Route): string {
  const project = useProject();
  const specId = 'specId' in route ? route.specId : undefined;
  const spec = project?.specs.find(({ id }) => id === specId);
  const place = [screenWord(route), spec?.title, project?.name].filter(Boolean).join(', ');
  useEffect(() => {
    document.title = place === '' ? 'Overture' : `${place} · Overture`;
  }, [place]);
  return place === '' ? 'Overture' : place;
}

function screenWord(route: Route): string | undefined {
  if (route.screen === 'home') return undefined;
  return route.screen === 'project' ? 'Specs' : SHORTCUTS[route.screen].act;
}
