import { isProjectId, isSpecId } from '#shared/project/isId.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';

export const STAGES = ['spec', 'plan', 'run', 'review', 'history'] as const;
export type Stage = (typeof STAGES)[number];

/** What is looked at in Review besides attempts: a branch made elsewhere, or all that a run has landed. */
export type Look =
  | {
      readonly kind: 'branch';
      readonly base: string;
      readonly head: string;
      /** Held against one task of the plan; null for all of the spec. */
      readonly taskId: string | null;
    }
  | { readonly kind: 'whole'; readonly runId: string };

/** Where in the app a person is; the address after `#` says the same. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'project'; readonly projectId: ProjectId }
  | {
      readonly screen: Stage;
      readonly projectId: ProjectId;
      readonly specId: SpecId;
      /** In Review only. */
      readonly look?: Look;
    }
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

/** Reads `#/`, `#/p/<project>`, `#/p/<project>/<spec>/<stage>`, and `settings` in place of a stage, project or all. Behind `review` can stand `branch/<base>/<head>` or `whole/<run>`. */
export function parseRoute(hash: string): Route {
  const parts = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .filter(Boolean)
    .map(decode);
  if (parts[0] === 'settings') return { screen: 'settings', projectId: undefined, specId: undefined };
  if (parts[0] !== 'p') return HOME;

  const [, projectId, specId, stage, ...more] = parts;
  if (!isProjectId(projectId)) return HOME;
  if (parts.length === 3 && specId === 'settings')
    return { screen: 'settings', projectId, specId: undefined };
  if (!isSpecId(specId)) return { screen: 'project', projectId };
  if (stage === 'settings') return { screen: 'settings', projectId, specId };
  const look = stage === 'review' ? readLook(more) : null;
  return {
    screen: STAGES.find((known) => known === stage) ?? 'spec',
    projectId,
    specId,
    ...(look && { look }),
  };
}

function readLook([kind, first, second, taskId = null]: readonly (string | null)[]): Look | null {
  if (kind === 'whole' && first) return { kind, runId: first };
  return kind === 'branch' && first && second ? { kind, base: first, head: second, taskId } : null;
}

function lookParts(look: Look): readonly (string | null)[] {
  return look.kind === 'whole' ? [look.kind, look.runId] : [look.kind, look.base, look.head, look.taskId];
}

export function formatRoute(route: Route): string {
  if (route.screen === 'home') return '#/';
  if (route.screen === 'project') return `#/p/${route.projectId}`;
  const { projectId, specId } = route;
  if (projectId === undefined) return '#/settings';
  const look = route.screen === 'review' && route.look ? lookParts(route.look) : [];
  return `#/p/${[projectId, specId, route.screen, ...look]
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
