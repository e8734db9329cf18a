import { MessageSquare } from 'lucide-react';
import { useMemo } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { specStore, useSpec } from '../specStore.ts';
import { beginComment } from './beginComment.ts';
import { type Comments, openOnes } from './useComments.ts';

/** Shows what is said about the spec, or the interview again; and the keys that say more. */
export function CommentsButton({
  comments,
  isCrowded,
}: {
  comments: Comments;
  /** The toolbar has more to show: the icon has to do. */
  isCrowded: boolean;
}) {
  const isShown = useSpec((store) => store.side === 'comments');
  const count = openOnes(comments.threads).length;
  useCommentCommands(comments.blocks);
  const onClick = () => specStore.setState({ side: isShown ? 'interview' : 'comments' });
  if (count === 0 && isCrowded)
    return (
      <IconButton
        name="Comments"
        icon={MessageSquare}
        size="small"
        aria-pressed={isShown}
        onClick={onClick}
      />
    );
  return (
    <Button
      size="small"
      variant="quiet"
      icon={MessageSquare}
      aria-pressed={isShown}
      aria-label={count === 0 ? 'Comments' : `Comments, ${count} open`}
      onClick={onClick}
    >
      {count === 0 ? 'Comments' : count}
    </Button>
  );
}

function useCommentCommands(blocks: Comments['blocks']): void {
  useCommands(
    useMemo((): readonly Command[] => {
      const run = () => beginComment(blocks);
      return [
        {
          id: 'spec.comment',
          title: 'Comment on the selected words',
          section: 'Do',
          shortcut: 'commentWords',
          run,
        },
        {
          id: 'spec.commentPart',
          title: 'Comment on the line',
          section: 'Do',
          shortcut: 'comment',
          hidden: true,
          run,
        },
        {
          id: 'spec.comments',
          title: 'Show the comments',
          section: 'Do',
          run: () => specStore.setState({ side: 'comments' }),
        },
      ];
    }, [blocks]),
  );
}
