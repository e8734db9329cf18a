import { MessageSquare, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { KeyCap } from '#renderer/ui/KeyCap.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead, SectionLabel } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import type { PlacedThread } from '#shared/spec/comments/placeThreads.ts';
import { type SpecStore, specStore, useSpec } from '../specStore.ts';
import styles from './Comments.module.css';
import { NewComment } from './NewComment.tsx';
import { ThreadCard } from './ThreadCard.tsx';
import { type Comments, openOnes } from './useComments.ts';

/** All that is said about the spec: open threads in the order of its words, outdated ones, and what was resolved. */
export function CommentsPane({ comments }: { comments: Comments }) {
  const commenting = useSpec((store) => store.commenting);
  const count = openOnes(comments.threads).length;
  return (
    <Pane as="aside" role="region" label="Comments">
      <PaneHead
        title={count === 0 ? 'Comments' : `Comments, ${count} open`}
        end={
          <Button
            variant="quiet"
            size="small"
            icon={Undo2}
            onClick={() => specStore.setState({ side: 'interview', commenting: null, thread: null })}
          >
            Interview
          </Button>
        }
      />
      {comments.refusal && <Notice tone="bad">{comments.refusal}</Notice>}
      {comments.unread > 0 && (
        <Notice tone="warn">
          {comments.unread === 1 ? '1 line' : `${comments.unread} lines`} of comments.jsonl cannot be read.
          They are kept as they are.
        </Notice>
      )}
      <PaneBody>
        <Threads comments={comments} commenting={commenting} />
        {comments.threads.length === 0 && !commenting && (
          <EmptyState icon={MessageSquare} title="No comments yet">
            Select words in the document and choose Comment. Everybody who has the repository sees it.
          </EmptyState>
        )}
      </PaneBody>
      <PaneFoot className={`${styles.keys} ${text.small} ${text.muted}`}>
        <KeyCap keys="mod+alt+m" /> comment on the selected words
      </PaneFoot>
    </Pane>
  );
}

function Threads({
  comments,
  commenting,
}: {
  comments: Comments;
  /** Where the next comment is going to stand. */
  commenting: SpecStore['commenting'];
}) {
  const chosen = useSpec((store) => store.thread);
  const list = useRef<HTMLDivElement>(null);
  const isThere = comments.threads.some(({ thread }) => thread.id === chosen);
  useEffect(() => {
    if (chosen === null || !isThere) return;
    list.current
      ?.querySelector(`[data-thread="${CSS.escape(chosen)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [chosen, isThere]);
  const open = openOnes(comments.threads);
  const outdated = open.filter(({ isOutdated }) => isOutdated);
  const resolved = comments.threads.filter(({ thread }) => thread.resolved !== null);
  const cards = (threads: readonly PlacedThread[]) =>
    threads.map((each) => (
      <ThreadCard
        key={each.thread.id}
        placed={each}
        isChosen={each.thread.id === chosen}
        onReply={(words) => comments.reply(each.thread.id, words)}
        onSettle={(isResolved) => comments.settle(each.thread.id, isResolved)}
      />
    ));
  return (
    <div ref={list} className={styles.list}>
      {commenting && (
        <NewComment
          key={JSON.stringify(commenting)}
          places={commenting}
          onSend={(words) => comments.comment(commenting, words)}
        />
      )}
      {cards(open.filter(({ isOutdated }) => !isOutdated))}
      {outdated.length > 0 && <SectionLabel>Outdated: their words are gone</SectionLabel>}
      {cards(outdated)}
      {resolved.length > 0 && <SectionLabel>Resolved</SectionLabel>}
      {cards(resolved)}
    </div>
  );
}
