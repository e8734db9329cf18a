import { Fragment } from 'react';
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
    // Spaces at the ends look like changed words when they are coloured.
    const [, before = '', core = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(segment.text) ?? [];
    const isSpace = core === '';
    const shown = isSpace || segment.kind === 'same' ? segment.text : core;
    const content = isCriterion ? <Keywords text={shown} /> : shown;
    if (segment.kind === 'same') return <span key={index}>{content}</span>;
    if (segment.kind === 'added') {
      return (
        side !== 'before' && (
          <Fragment key={index}>
            {isSpace ? '' : before}
            <ins className={words.inserted}>{content}</ins>
            {isSpace ? '' : after}
          </Fragment>
        )
      );
    }
    return (
      side !== 'after' && (
        <Fragment key={index}>
          {isSpace ? '' : before}
          <del className={words.deleted}>{content}</del>
          {isSpace ? '' : after}
        </Fragment>
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
