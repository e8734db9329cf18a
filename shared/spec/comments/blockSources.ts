import { unwrappedOffsets } from '../parse/wrappedText.ts';
import type { SpecDocument, SpecText } from '../specDocument.ts';
import type { TextRange } from '../textEdit.ts';
import { type CommentBlocks, commentBlocks } from './commentBlocks.ts';

/** Words of a block, as `commentBlocks` counts them. */
export type BlockRange = { readonly block: string; readonly range: TextRange };

/** Where the words of blocks stand in the file, and which words a stretch of the file holds. */
export type BlockSources = {
  /** Null for a block that is not written out, such as a title that the front matter gives. */
  readonly inFile: (place: BlockRange) => TextRange | null;
  /** The words of each block within a stretch of the file. */
  readonly within: (stretch: TextRange) => readonly BlockRange[];
  /** The whole words of the block on the lines of which an offset lies. */
  readonly around: (offset: number) => BlockRange | null;
};

type Source = {
  /** As `commentBlocks` has it. */
  readonly text: string;
  readonly part: SpecText;
};

export function blockSources(document: SpecDocument): BlockSources {
  const sources = sourcesOf(document, commentBlocks(document));
  return {
    inFile({ block, range }) {
      const source = sources.get(block);
      if (!source) return null;
      const offsets = offsetsOf(document, source);
      const { start, end } = source.part.textRange;
      if (!offsets) return { start, end };
      const behind = start + endOf(offsets, range.end, end - start);
      return { start: start + (offsets[range.start] ?? end - start), end: behind };
    },
    within: (stretch) =>
      [...sources].flatMap(([block, source]) => wordsWithin(document, block, source, stretch)),
    around(offset) {
      for (const [block, { text, part }] of sources) {
        if (offset >= part.range.start && offset <= part.range.end - 1)
          return { block, range: { start: 0, end: text.length } };
      }
      return null;
    },
  };
}

function sourcesOf(document: SpecDocument, blocks: CommentBlocks): ReadonlyMap<string, Source> {
  const found = new Map<string, Source>();
  for (const part of partsOf(document)) {
    const text = blocks.get(part.key);
    if (text !== undefined) found.set(part.key, { text, part });
  }
  return found;
}

/** What is within another comes before it. */
function* partsOf({ titleHeading, request, preamble, sections }: SpecDocument): Generator<SpecText> {
  if (titleHeading) yield titleHeading;
  if (request) yield request;
  yield* preamble;
  for (const { prose, items, requirements } of sections) {
    yield* prose;
    yield* items;
    for (const own of requirements) {
      yield* own.criteria;
      yield* own.prose;
      yield own;
    }
  }
}

/** The place in the file's words of each letter; null where they are not the same letters, as behind quote marks. */
function offsetsOf(document: SpecDocument, { text, part }: Source): readonly number[] | null {
  const source = document.text.slice(part.textRange.start, part.textRange.end);
  if (source === text) return Array.from({ length: text.length + 1 }, (_none, at) => at);
  const offsets = unwrappedOffsets(source);
  return offsets.length === text.length + 1 ? offsets : null;
}

/** One behind the last letter, so that a wrapped line's end is not part of it. */
function endOf(offsets: readonly number[], end: number, length: number): number {
  if (end === 0) return offsets[0] ?? 0;
  const last = offsets[end - 1];
  return last === undefined ? length : last + 1;
}

function wordsWithin(
  document: SpecDocument,
  block: string,
  source: Source,
  stretch: TextRange,
): readonly BlockRange[] {
  const { start, end } = source.part.textRange;
  if (stretch.end <= start || stretch.start >= end) return [];
  const offsets = offsetsOf(document, source);
  const whole = { block, range: { start: 0, end: source.text.length } };
  if (!offsets) return [whole];
  const first = offsets.findIndex((at) => start + at >= stretch.start);
  const behind = offsets.findIndex((at) => start + at >= stretch.end);
  const range = { start: first, end: behind < 0 ? source.text.length : behind };
  return first < 0 || range.start >= range.end ? [] : [{ block, range }];
}
