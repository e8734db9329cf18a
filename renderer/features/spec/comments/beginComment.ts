import type { Anchor } from '#shared/spec/comments/comment.ts';
import { blockSources } from '#shared/spec/comments/blockSources.ts';
import { type CommentBlocks, commentBlocks } from '#shared/spec/comments/commentBlocks.ts';
import { anchorAt } from '#shared/spec/comments/placeAnchor.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import { documentOf } from '../documentOf.ts';
import { selectPart } from '../selectPart.ts';
import { specStore } from '../specStore.ts';
import { type SelectedPiece, selectedPieces } from './commentRanges.ts';

export const DOCUMENT_HOST = '[data-comment-host]';

/** Opens a comment on the words selected in the document or the Markdown, or on the whole part that is selected. */
export function beginComment(blocks: CommentBlocks): void {
  const { view } = specStore.getState();
  if (view === 'markdown') return beginInMarkdown();
  const host = document.querySelector<HTMLElement>(DOCUMENT_HOST);
  const pieces = host ? selectedPieces(host) : [];
  begin(blocks, pieces.length > 0 ? pieces : wholePart(blocks));
}

let readMarkdown: (() => TextRange) | undefined;

/** The editor tells, when asked, what is selected in the Markdown, until the returned function is called. */
export function followMarkdown(read: () => TextRange): () => void {
  readMarkdown = read;
  return () => {
    if (readMarkdown === read) readMarkdown = undefined;
  };
}

function beginInMarkdown(): void {
  const { session } = specStore.getState();
  const selected = readMarkdown?.();
  if (!session || !selected) return;
  const spec = documentOf(session.text);
  const sources = blockSources(spec);
  const here = selected.start === selected.end ? sources.around(selected.start) : null;
  const isBegun = begin(commentBlocks(spec), here ? [here] : sources.within(selected));
  if (!isBegun) specStore.setState({ problem: 'There are no words of the spec here to comment on.' });
}

/** False when there are no words to say something about. */
function begin(blocks: CommentBlocks, pieces: readonly SelectedPiece[]): boolean {
  const places = pieces.flatMap(({ block, range }) => anchorOf(blocks, block, range) ?? []);
  if (places.length > 0) specStore.setState({ commenting: places, side: 'comments', thread: null });
  return places.length > 0;
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
