import { PROJECT_ID_PATTERN, SPEC_ID_PATTERN } from '#shared/project/idPatterns.ts';

/** The scheme that other programs may open Overture with. It is not the page's own, which only windows load. */
export const LINK_SCHEME = 'overture';

const STAGES = ['spec', 'plan', 'run', 'review', 'history'];
const LONGEST = 500;

/**
 * The place in the app that a link names, as the page's own routes say it, or undefined. Any web page can make a
 * person click such a link, so it can show a place and do nothing else, and the route is built anew from the ids
 * that were recognised: `overture://p/<project>`, `overture://p/<project>/<spec>/<stage>`, `overture://settings`.
 */
export function routeOfLink(link: string): string | undefined {
  if (link.length > LONGEST || !link.startsWith(`${LINK_SCHEME}://`)) return undefined;
  const rest = link.slice(`${LINK_SCHEME}://`.length);
  // An address has other parts as well; none of them has a meaning here.
  if (/[?#@:\\\s]/.test(rest)) return undefined;
  const parts = rest.replace(/\/$/, '').split('/').map(decode);
  if (parts.includes(undefined)) return undefined;
  const [place, projectId = '', specId, stage = 'spec', ...more] = parts as string[];
  if (place === 'settings' && parts.length === 1) return '#/settings';
  if (place !== 'p' || more.length > 0 || !PROJECT_ID_PATTERN.test(projectId)) return undefined;
  if (specId === undefined) return `#/p/${projectId}`;
  if (!SPEC_ID_PATTERN.test(specId) || !STAGES.includes(stage)) return undefined;
  return `#/p/${projectId}/${encodeURIComponent(specId)}/${stage}`;
}

/** The link that Windows and Linux put among a program's arguments when a person follows one. */
export function linkAmong(args: readonly string[]): string | undefined {
  return args.find((arg) => arg.toLowerCase().startsWith(`${LINK_SCHEME}:`));
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
