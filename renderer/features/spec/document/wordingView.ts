import { earsKeywords } from '#shared/spec/ears.ts';
import { codePlaces, idReferences } from '#shared/spec/references.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import { wordDiff } from '#shared/spec/wordDiff.ts';
import { inlineMarks, type Insertion, type MarkedRange, type TextRun, textRuns } from './textRuns.ts';

/** Proposed for the words from `start`: `before`, which stands there, becomes `after`. */
export type WordChange = { readonly start: number; readonly before: string; readonly after: string };

const NO_IDS: ReadonlyMap<string, string> = new Map();

/**
 * How the words of a part look: keywords, code, hinted words, references that lead somewhere, and proposed changes as
 * insertions and deletions.
 */
export function wordingView(
  text: string,
  hints: readonly TextRange[],
  changes: readonly WordChange[],
  isCriterion: boolean,
  ids: ReadonlyMap<string, string> = NO_IDS,
): readonly TextRun[] {
  const marks: MarkedRange[] = [
    ...referenceMarks(text, ids),
    ...(isCriterion ? keywordMarks(text) : []),
    ...inlineMarks(text),
    ...hints.map(({ start, end }): MarkedRange => ({ start, end, mark: 'hinted' })),
  ];
  const insertions: (Insertion & { marks: readonly MarkedRange[] })[] = [];
  for (const change of changes) {
    // While a person types, the words may have moved; they are found again or not shown.
    let at = text.startsWith(change.before, change.start) ? change.start : text.indexOf(change.before);
    if (at < 0) continue;
    for (const segment of wordDiff(change.before, change.after)) {
      if (segment.kind === 'added') insertions.push(insertion(at, segment.text, isCriterion));
      if (segment.kind === 'removed')
        marks.push({ start: at, end: at + segment.text.length, mark: 'deleted' });
      if (segment.kind !== 'added') at += segment.text.length;
    }
  }
  return textRuns(text, marks, insertions);
}

/** Words that are proposed as a whole. */
export function proposedView(text: string, isCriterion: boolean): readonly TextRun[] {
  return textRuns('', [], [insertion(0, text, isCriterion)]);
}

function insertion(at: number, text: string, isCriterion: boolean) {
  return { at, text, marks: isCriterion ? keywordMarks(text) : [] };
}

/** Ids that the spec has, and places in the code. */
function referenceMarks(text: string, ids: ReadonlyMap<string, string>): readonly MarkedRange[] {
  const known = idReferences(text).filter(({ id }) => ids.has(id));
  return [...known, ...codePlaces(text)].map(({ start, end }) => ({
    start,
    end,
    mark: 'reference',
    reference: text.slice(start, end),
  }));
}

function keywordMarks(text: string): readonly MarkedRange[] {
  return earsKeywords(text).map(({ start, end }) => ({ start, end, mark: 'keyword' }));
}
