import type { TextRange } from '../textEdit.ts';
import { type Anchor, CONTEXT_LENGTH } from './comment.ts';
import { type CommentBlocks, isLastingKey } from './commentBlocks.ts';
import { mapRange } from './mapRange.ts';

/** The words of a range of a block, with as much around them as is kept. */
export function anchorAt(blocks: CommentBlocks, block: string, range: TextRange): Anchor | null {
  const text = blocks.get(block);
  const quote = text?.slice(range.start, range.end) ?? '';
  if (text === undefined || quote.trim() === '') return null;
  return {
    block,
    quote,
    before: text.slice(Math.max(0, range.start - CONTEXT_LENGTH), range.start),
    after: text.slice(range.end, range.end + CONTEXT_LENGTH),
  };
}

/** Where an anchor's words stand now. An outdated one keeps its block as long as that is there. */
export type AnchorPlace =
  | { readonly state: 'placed'; readonly block: string; readonly range: TextRange }
  | { readonly state: 'outdated'; readonly block: string | null };

/**
 * Finds an anchor's words again: in its own block when that has an id, else in the block whose words are most like it.
 * Edits outside of the words never lose them; edits within keep the comment on what took their place; when none of the
 * words is left the comment is outdated.
 */
export function placeAnchor(anchor: Anchor, blocks: CommentBlocks): AnchorPlace {
  const own = blocks.get(anchor.block);
  if (isLastingKey(anchor.block) && own !== undefined) {
    const found = findIn(own, anchor);
    if (found) return { state: 'placed', block: anchor.block, range: found.range };
  }
  const elsewhere = bestElsewhere(anchor, blocks);
  if (elsewhere) return elsewhere;
  return { state: 'outdated', block: own === undefined ? null : anchor.block };
}

type Found = {
  readonly range: TextRange;
  /** Characters of context that stand beside it still, as a share of all that was kept. */
  readonly context: number;
  readonly isWhole: boolean;
};

/** So much has to stand around words that are found in another block than their own. */
const LEAST_CONTEXT = 0.5;
/** Words this long are not said twice by chance. */
const LONG_QUOTE = 24;

function bestElsewhere(anchor: Anchor, blocks: CommentBlocks): AnchorPlace | null {
  const isShifting = !isLastingKey(anchor.block);
  const places = [...blocks.keys()];
  const home = places.indexOf(anchor.block);
  const candidates = places.flatMap((block, place) => {
    // A place in a list may hold other words now; a block with an id is never taken for another.
    if (!isShifting && block === anchor.block) return [];
    if (isShifting && isLastingKey(block) && !(blocks.get(block) ?? '').includes(anchor.quote)) return [];
    const found = findIn(blocks.get(block) ?? '', anchor);
    if (!found) return [];
    const isOwn = block === anchor.block;
    const isEnough =
      found.context >= LEAST_CONTEXT ||
      (found.isWhole && (isOwn || (isShifting && isLikeBlock(block, anchor.block))) && isShifting) ||
      (found.isWhole && anchor.quote.length >= LONG_QUOTE);
    if (!isEnough || (!isShifting && !found.isWhole)) return [];
    return [{ block, found, isOwn, distance: Math.abs(place - home) }];
  });
  candidates.sort(
    (a, b) =>
      Number(b.found.isWhole) - Number(a.found.isWhole) ||
      b.found.context - a.found.context ||
      Number(b.isOwn) - Number(a.isOwn) ||
      a.distance - b.distance,
  );
  const [best] = candidates;
  return best ? { state: 'placed', block: best.block, range: best.found.range } : null;
}

/** In the same list or section. */
function isLikeBlock(one: string, other: string): boolean {
  return one.replace(/:\d+$/, '') === other.replace(/:\d+$/, '');
}

function findIn(text: string, anchor: Anchor): Found | null {
  const exact = findExact(text, anchor);
  if (exact) return exact;
  const window = `${anchor.before}${anchor.quote}${anchor.after}`;
  const start = anchor.before.length;
  const range = mapRange(window, text, { start, end: start + anchor.quote.length });
  return range && { range, context: contextAround(text, range, anchor), isWhole: false };
}

/** The place where the quote stands word for word, with the most of its context; the first of equals nearest to where it was. */
function findExact(text: string, anchor: Anchor): Found | null {
  let best: Found | null = null;
  for (let at = text.indexOf(anchor.quote); at >= 0; at = text.indexOf(anchor.quote, at + 1)) {
    const range = { start: at, end: at + anchor.quote.length };
    const found = { range, context: contextAround(text, range, anchor), isWhole: true };
    const wasAt = anchor.before.length;
    const isNearer =
      best !== null &&
      found.context === best.context &&
      Math.abs(at - wasAt) < Math.abs(best.range.start - wasAt);
    if (!best || found.context > best.context || isNearer) best = found;
  }
  return best;
}

function contextAround(text: string, range: TextRange, { before, after }: Anchor): number {
  const kept = before.length + after.length;
  if (kept === 0) return 1;
  let left = 0;
  while (left < before.length && text[range.start - 1 - left] === before[before.length - 1 - left]) left++;
  let right = 0;
  while (right < after.length && text[range.end + right] === after[right]) right++;
  return (left + right) / kept;
}
