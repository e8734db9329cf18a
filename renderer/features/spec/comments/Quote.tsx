import { IdMark } from '#renderer/ui/IdMark.tsx';
import type { Anchor } from '#shared/spec/comments/comment.ts';
import { isLastingKey } from '#shared/spec/comments/commentBlocks.ts';
import styles from './Comments.module.css';

/** The words a comment is about, as they were when it was made. */
export function Quote({ places, isGone = false }: { places: readonly Anchor[]; isGone?: boolean }) {
  return places.map(({ block, quote }) => (
    <p key={`${block} ${quote}`} className={styles.quote}>
      {isLastingKey(block) && block !== 'title' && block !== 'request' && <IdMark id={block} />}
      {isGone ? <del>{quote}</del> : <q>{quote}</q>}
    </p>
  ));
}
