import { clsx } from 'clsx';
import { MessageSquare, MessageSquarePlus } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { Anchor } from '#shared/spec/comments/comment.ts';
import { commentBlocks } from '#shared/spec/comments/commentBlocks.ts';
import { placeAnchor } from '#shared/spec/comments/placeAnchor.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { useSpec } from '../specStore.ts';
import { beginComment, showThread } from './beginComment.ts';
import styles from './Comments.module.css';
import { pageRange, selectedPieces } from './commentRanges.ts';
import { type Comments, openOnes } from './useComments.ts';

/** A mark in the margin beside the words of one or more threads. */
type Mark = {
  readonly top: number;
  readonly threads: readonly { id: string; block: string; quote: string }[];
};

const NO_MARKS: readonly Mark[] = [];

/** The document with what is said about it: words commented on are tinted, their threads marked in the margin. */
export function CommentLayer({
  comments,
  document: spec,
  children,
}: {
  comments: Comments;
  document: SpecDocument;
  children: ReactNode;
}) {
  const host = useRef<HTMLDivElement>(null);
  const chosen = useSpec((store) => store.thread);
  const commenting = useSpec((store) => store.commenting);
  const [marks, setMarks] = useState(NO_MARKS);

  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const draw = () => setMarks(drawThreads(element, comments, spec, chosen, commenting));
    draw();
    const watcher = new ResizeObserver(draw);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [comments, chosen, commenting, spec]);
  useEffect(() => () => CSS.highlights.clear(), []);

  return (
    <div ref={host} className={styles.host} data-comment-host="">
      {children}
      {marks.map((mark) => (
        <MarkButton key={mark.threads[0]?.id} mark={mark} chosen={chosen} />
      ))}
      <SelectionButton host={host} onComment={() => beginComment(comments.blocks)} />
    </div>
  );
}

function MarkButton({ mark, chosen }: { mark: Mark; chosen: string | null }) {
  const { threads } = mark;
  const at = threads.findIndex(({ id }) => id === chosen);
  const next = threads[(at + 1) % threads.length];
  const [first] = threads;
  if (!next || !first) return null;
  const count = threads.length === 1 ? 'Comment' : `${threads.length} comments`;
  return (
    <button
      type="button"
      className={clsx(styles.mark, at >= 0 && styles.chosen)}
      style={{ top: mark.top }}
      aria-label={`${count} on ${first.block}: “${first.quote}”`}
      onClick={() => showThread(next.id, next.block)}
    >
      <Icon of={MessageSquare} />
      {threads.length > 1 && threads.length}
    </button>
  );
}

/** Beside the words that are selected. */
function SelectionButton({
  host,
  onComment,
}: {
  host: { readonly current: HTMLDivElement | null };
  onComment: () => void;
}) {
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null);
  useEffect(() => {
    const look = () => {
      const element = host.current;
      const range =
        element && selectedPieces(element).length > 0 ? document.getSelection()?.getRangeAt(0) : null;
      if (!element || !range) return setPlace(null);
      const [words, frame] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
      setPlace({ top: words.bottom - frame.top + 6, left: Math.max(0, words.right - frame.left - 60) });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [host]);
  if (!place) return null;
  return (
    <div className={styles.floating} style={place}>
      <Button
        size="small"
        icon={MessageSquarePlus}
        keys="mod+alt+m"
        // The selection has to outlive the press.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onComment}
      >
        Comment
      </Button>
    </div>
  );
}

/** Tints the words through the browser's highlights, which leave the document's elements alone; tells where marks go. */
function drawThreads(
  host: HTMLElement,
  comments: Comments,
  spec: SpecDocument,
  chosen: string | null,
  commenting: readonly Anchor[] | null,
): readonly Mark[] {
  const tinted: Range[] = [];
  const strong: Range[] = [];
  if (!commenting && openOnes(comments.threads).length === 0) {
    CSS.highlights.clear();
    return NO_MARKS;
  }
  const frame = host.getBoundingClientRect();
  const found = openOnes(comments.threads).flatMap(({ thread, places }) => {
    const ranges = places.flatMap(({ block, range }) => pageRange(host, block, range) ?? []);
    (thread.id === chosen ? strong : tinted).push(...ranges);
    const [first] = ranges;
    const [place] = places;
    if (!first || !place) return [];
    const [line] = first.getClientRects();
    const top = Math.round((line ?? first.getBoundingClientRect()).top - frame.top);
    return [{ top, id: thread.id, block: place.block, quote: thread.places[0]?.quote ?? '' }];
  });
  const blocks = commenting ? commentBlocks(spec) : comments.blocks;
  for (const anchor of commenting ?? []) {
    const place = placeAnchor(anchor, blocks);
    const range = place.state === 'placed' ? pageRange(host, place.block, place.range) : null;
    if (range) strong.push(range);
  }
  CSS.highlights.set('comment', new Highlight(...tinted));
  CSS.highlights.set('comment-chosen', new Highlight(...strong));
  return gathered(found);
}

const MARK_HEIGHT = 26;

/** Marks that would cover each other are one. */
function gathered(
  found: readonly { top: number; id: string; block: string; quote: string }[],
): readonly Mark[] {
  const marks: { top: number; threads: Mark['threads'][number][] }[] = [];
  for (const { top, ...thread } of found.toSorted((a, b) => a.top - b.top)) {
    const last = marks.at(-1);
    if (last && top - last.top < MARK_HEIGHT) last.threads.push(thread);
    else marks.push({ top, threads: [thread] });
  }
  return marks;
}
