import type { Thread } from './comment.ts';
import type { CommentBlocks } from './commentBlocks.ts';
import { type AnchorPlace, placeAnchor } from './placeAnchor.ts';

export type PlacedThread = {
  readonly thread: Thread;
  /** Where its words stand now, as far as they are there. */
  readonly places: readonly Extract<AnchorPlace, { state: 'placed' }>[];
  /** None of its words is left. */
  readonly isOutdated: boolean;
};

/** All threads, those with a place in the order of the document and after them the outdated ones. */
export function placeThreads(threads: readonly Thread[], blocks: CommentBlocks): readonly PlacedThread[] {
  const order = new Map([...blocks.keys()].map((key, place) => [key, place]));
  const at = ({ places: [first] }: PlacedThread) =>
    first ? (order.get(first.block) ?? 0) : Number.MAX_SAFE_INTEGER;
  return threads
    .map((thread): PlacedThread => {
      const places = thread.places
        .map((anchor) => placeAnchor(anchor, blocks))
        .filter((place) => place.state === 'placed');
      return { thread, places, isOutdated: places.length === 0 };
    })
    .toSorted((a, b) => at(a) - at(b) || (a.places[0]?.range.start ?? 0) - (b.places[0]?.range.start ?? 0));
}
