import { isProjectId, isSpecId } from '#shared/project/isId.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';

export const STAGES = ['spec', 'plan', 'run', 'review', 'history'] as const;
export type Stage = (typeof STAGES)[number];

/** Where in the app a person is; the address after `#` says the same. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'project'; readonly projectId: ProjectId }
  | { readonly screen: Stage; readonly projectId: ProjectId; readonly specId: SpecId }
  | {
      readonly screen: 'settings';
      readonly projectId: ProjectId | undefined;
      readonly specId: SpecId | undefined;
    };

/** A place inside a project. */
export type ProjectRoute = Route & { readonly projectId: ProjectId };

export function isInProject(route: Route): route is ProjectRoute {
  return 'projectId' in route && route.projectId !== undefined;
}

export const HOME: Route = { screen: 'home' };

/** Reads `#/`, `#/p/<project>`, `#/p/<project>/<spec>/<stage>`, and `settings` in place of a stage, project or all. */
export function parseRoute(hash: string): Route {
  const parts = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter(Boolean)
    .map(decode);
  if (parts[0] === 'settings') return { screen: 'settings', projectId: undefined, specId: undefined };
  if (parts[0] !== 'p') return HOME;

  const [, projectId, specId, stage] = parts;
  if (!isProjectId(projectId)) return HOME;
  if (parts.length === 3 && specId === 'settings')
    return { screen: 'settings', projectId, specId: undefined };
  if (!isSpecId(specId)) return { screen: 'project', projectId };
  if (stage === 'settings') return { screen: 'settings', projectId, specId };
  return { screen: STAGES.find((known) => known === stage) ?? 'spec', projectId, specId };
}

export function formatRoute(route: Route): string {
  if (route.screen === 'home') return '#/';
  if (route.screen === 'project') return `#/p/${route.projectId}`;
  const { projectId, specId } = route;
  if (projectId === undefined) return '#/settings';
  return `#/p/${[projectId, specId, route.screen]
    .filter(Boolean)
    .map((part) => encodeURIComponent(String(part)))
    .join('/')}`;
}

/** What can be in an address bar need not be well formed. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
