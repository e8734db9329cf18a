import type { Anchor } from '#shared/spec/comments/comment.ts';
import type { CommentBlocks } from '#shared/spec/comments/commentBlocks.ts';
import { anchorAt } from '#shared/spec/comments/placeAnchor.ts';
import { selectPart } from '../selectPart.ts';
import { specStore } from '../specStore.ts';
import { type SelectedPiece, selectedPieces } from './commentRanges.ts';

export const DOCUMENT_HOST = '[data-comment-host]';

/** Opens a comment on the words selected in the document, or on the whole part that is selected. */
export function beginComment(blocks: CommentBlocks): void {
  const host = document.querySelector<HTMLElement>(DOCUMENT_HOST);
  const pieces = host ? selectedPieces(host) : [];
  const chosen = pieces.length > 0 ? pieces : wholePart(blocks);
  const places = chosen.flatMap(({ block, range }) => anchorOf(blocks, block, range) ?? []);
  if (places.length > 0) specStore.setState({ commenting: places, side: 'comments', thread: null });
}

/** White space at the ends of a selection is not meant. */
function anchorOf(
  blocks: CommentBlocks,
  block: string,
  { start, end }: SelectedPiece['range'],
): Anchor | null {
  const words = (blocks.get(block) ?? '').slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return anchorAt(blocks, block, { start: from, end: from + words.trim().length });
}

function wholePart(blocks: CommentBlocks): readonly SelectedPiece[] {
  const { selection } = specStore.getState();
  const text = selection === null ? undefined : blocks.get(selection);
  if (selection === null || text === undefined) return [];
  return [{ block: selection, range: { start: 0, end: text.length } }];
}

/** Shows a thread beside the document and its words in it. */
export function showThread(threadId: string, block: string | null): void {
  specStore.setState({ thread: threadId, side: 'comments', commenting: null });
  if (block !== null) selectPart(block);
}
