import { type ProjectId, projectIdSchema, type SpecId, specIdSchema } from '#shared/project/project.ts';

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

  const project = projectIdSchema.safeParse(parts[1]);
  if (!project.success) return HOME;
  const projectId = project.data;
  if (parts.length === 3 && parts[2] === 'settings')
    return { screen: 'settings', projectId, specId: undefined };

  const spec = specIdSchema.safeParse(parts[2]);
  if (!spec.success) return { screen: 'project', projectId };
  const specId = spec.data;
  if (parts[3] === 'settings') return { screen: 'settings', projectId, specId };
  return { screen: STAGES.find((stage) => stage === parts[3]) ?? 'spec', projectId, specId };
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
