import type { EditorThread } from '#renderer/editor/MarkdownEditor.tsx';
import { blockSources } from '#shared/spec/comments/blockSources.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { type Comments, openOnes } from '../comments/useComments.ts';
import { linePlaces } from './linePlaces.ts';

/** Each open thread at the lines of its words; those whose words are gone stand in the list of comments alone. */
export function threadMarks(
  document: SpecDocument,
  threads: Comments['threads'],
  chosen: string | null,
): readonly EditorThread[] {
  const open = openOnes(threads).filter(({ isOutdated }) => !isOutdated);
  if (open.length === 0) return [];
  const sources = blockSources(document);
  const lines = linePlaces(document.text);
  return open.flatMap(({ thread, places: [place] }): EditorThread[] => {
    const range = place && sources.inFile(place);
    if (!place || !range) return [];
    const [start, end] = [lines.at(range.start), lines.at(range.end)];
    return [
      {
        id: thread.id,
        label: `Comment on ${place.block}: “${thread.places[0]?.quote ?? ''}”`,
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
        isChosen: thread.id === chosen,
      },
    ];
  });
}
