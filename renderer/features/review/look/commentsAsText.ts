import type { BranchComment } from '#shared/review/look.ts';

/** Comments as Markdown, to be pasted where the branch's maker reads it. */
export function commentsAsText(head: string, commit: string, comments: readonly BranchComment[]): string {
  const lines = comments.map(({ anchor, text, by, outdated }) => {
    const words = text.split('\n').join('\n  ');
    return `- ${placeOf(anchor)}${words} (${by}${outdated ? ', about text that has changed since' : ''})`;
  });
  return `Comments on ${head} at ${commit.slice(0, 12)}\n\n${lines.join('\n')}\n`;
}

function placeOf(anchor: BranchComment['anchor']): string {
  if (anchor.kind === 'criterion') return `**${anchor.criterion}**: `;
  if (anchor.kind === 'attempt') return '';
  const side = anchor.side === 'old' ? ' before the change' : '';
  return `\`${anchor.path}\`, line ${anchor.line}${side}: `;
}
