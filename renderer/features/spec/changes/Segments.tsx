import words from '#renderer/ui/document.module.css';
import { earsKeywords } from '#shared/spec/ears.ts';
import type { WordSegment } from '#shared/spec/wordDiff.ts';

/** Words of both versions in one line, or of one side alone. */
export function Segments({
  segments,
  side = 'both',
  isCriterion = false,
}: {
  segments: readonly WordSegment[];
  side?: 'both' | 'before' | 'after';
  isCriterion?: boolean;
}) {
  return segments.map((segment, index) => {
    const content = isCriterion ? <Keywords text={segment.text} /> : segment.text;
    if (segment.kind === 'same') return <span key={index}>{content}</span>;
    if (segment.kind === 'added') {
      return (
        side !== 'before' && (
          <ins key={index} className={words.inserted}>
            {content}
          </ins>
        )
      );
    }
    return (
      side !== 'after' && (
        <del key={index} className={words.deleted}>
          {content}
        </del>
      )
    );
  });
}

function Keywords({ text }: { text: string }) {
  const parts = [];
  let at = 0;
  for (const { start, end } of earsKeywords(text)) {
    parts.push(text.slice(at, start));
    parts.push(
      <span key={start} className={words.keyword}>
        {text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  return [...parts, text.slice(at)];
}
