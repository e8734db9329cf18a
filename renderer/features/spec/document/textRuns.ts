/** How a stretch of agreed words looks. `inserted` words are proposed: shown, but not part of the text. */
export type RunMark =
  | 'keyword'
  | 'hinted'
  | 'code'
  | 'strong'
  | 'syntax'
  | 'reference'
  | 'deleted'
  | 'inserted';

/** `reference` is the id or the place in the code that the run leads to. */
export type TextRun = {
  readonly text: string;
  readonly marks: readonly RunMark[];
  readonly reference?: string;
};

/** Offsets into the block's own words; `end` is exclusive. */
export type MarkedRange = {
  readonly start: number;
  readonly end: number;
  readonly mark: RunMark;
  readonly reference?: string;
};

/** Proposed words, shown behind offset `at`. */
export type Insertion = { readonly at: number; readonly text: string };

const INLINE = /(?<ticks>`+)(?<code>[^`]+)\k<ticks>|(?<stars>\*\*|__)(?<strong>\S(?:.*?\S)?)\k<stars>/g;

/** Code and strong words of one line of Markdown, with their marks as `syntax`. */
export function inlineMarks(text: string): readonly MarkedRange[] {
  return [...text.matchAll(INLINE)].flatMap((match): MarkedRange[] => {
    const { ticks, code, stars } = match.groups ?? {};
    const fence = (ticks ?? stars ?? '').length;
    const start = match.index;
    const end = start + match[0].length;
    return [
      { start, end: start + fence, mark: 'syntax' },
      { start: start + fence, end: end - fence, mark: code === undefined ? 'strong' : 'code' },
      { start: end - fence, end, mark: 'syntax' },
    ];
  });
}

/** Cuts `text` into runs wherever a mark begins or ends or proposed words stand. */
export function textRuns(
  text: string,
  ranges: readonly MarkedRange[],
  insertions: readonly (Insertion & { readonly marks?: readonly MarkedRange[] })[] = [],
): readonly TextRun[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of ranges) cuts.add(clamp(start, text)).add(clamp(end, text));
  for (const { at } of insertions) cuts.add(clamp(at, text));
  const ordered = [...cuts].sort((a, b) => a - b);
  const runs: TextRun[] = [];
  ordered.forEach((start, index) => {
    for (const insertion of insertions) {
      if (clamp(insertion.at, text) === start) runs.push(...insertedRuns(insertion));
    }
    const end = ordered[index + 1];
    if (end === undefined) return;
    const marks = ranges.filter(
      (range) => range.start <= start && range.end >= end && range.start < range.end,
    );
    const reference = marks.find((range) => range.reference !== undefined)?.reference;
    const own = { text: text.slice(start, end), marks: [...new Set(marks.map((range) => range.mark))] };
    runs.push(reference === undefined ? own : { ...own, reference });
  });
  return runs;
}

function insertedRuns(
  insertion: Insertion & { readonly marks?: readonly MarkedRange[] },
): readonly TextRun[] {
  return textRuns(insertion.text, insertion.marks ?? []).map((run) => ({
    ...run,
    marks: [...run.marks, 'inserted' as const],
  }));
}

function clamp(offset: number, text: string): number {
  return Math.min(Math.max(offset, 0), text.length);
}
