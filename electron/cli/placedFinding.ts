import type { Finding, Severity, Smell } from '#shared/spec/lint/finding.ts';

/** A finding as the command prints it. Lines and columns count from 1; `endColumn` is one past the last character. */
export type PlacedFinding = {
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly smell: Smell | 'structure' | 'plan';
  readonly severity: Severity;
  readonly message: string;
  readonly suggestion: string;
};

/** Turns offsets into lines and columns. What runs over several lines is told at its first. */
export function placeIn(
  text: string,
): (range: {
  readonly start: number;
  readonly end: number;
}) => Pick<PlacedFinding, 'line' | 'startColumn' | 'endColumn'> {
  const starts = [0];
  const ends: number[] = [];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) {
    ends.push(match.index);
    starts.push(match.index + match[0].length);
  }
  ends.push(text.length);
  return ({ start, end }) => {
    const index = lineOf(starts, start);
    const from = starts[index] ?? 0;
    const lineEnd = ends[index] ?? text.length;
    const startColumn = start - from + 1;
    return {
      line: index + 1,
      startColumn,
      endColumn: Math.max(Math.min(end, lineEnd) - from + 1, startColumn),
    };
  };
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rewrite in one sentence: the words to put there where the linter knows them. */
export function suggestionOf({ suggestion, replacements }: Finding): string {
  if (replacements.length === 0) return suggestion;
  return `Write ${replacements.map((words) => `“${words}”`).join(' or ')}.`;
}
