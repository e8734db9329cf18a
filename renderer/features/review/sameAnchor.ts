import type { CommentAnchor } from '#shared/run/run.ts';

export function isSameAnchor(a: CommentAnchor, b: CommentAnchor): boolean {
  if (a.kind === 'line')
    return b.kind === 'line' && a.path === b.path && a.side === b.side && a.line === b.line;
  if (a.kind === 'criterion') return b.kind === 'criterion' && a.criterion === b.criterion;
  return b.kind === 'attempt';
}
