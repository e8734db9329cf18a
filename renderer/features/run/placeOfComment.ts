import type { Comment } from '#shared/run/run.ts';

/** “routes/settings.ts, line 39:” before a comment told elsewhere than in its place. */
export function placeOfComment({ anchor }: Comment): string {
  if (anchor.kind === 'criterion') return `on ${anchor.criterion}:`;
  if (anchor.kind === 'line') return `on ${anchor.path.split('/').slice(-2).join('/')}, line ${anchor.line}:`;
  return 'on the whole:';
}
