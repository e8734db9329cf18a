import type { HunkAnalysis } from './analysis.ts';
import type { Verdict, VerdictTally } from './verdict.ts';

/** A review as `overture review` tells it. */
export interface ToldReview {
  readonly minutes: number;
  readonly counts: VerdictTally;
  readonly files: readonly {
    readonly path: string;
    readonly inScope: boolean;
    readonly protected: boolean;
  }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly text: string;
    readonly verdict: Verdict['value'];
    readonly because: Verdict['because'];
    readonly hunks: readonly string[];
  }[];
  readonly hunks: readonly HunkAnalysis[];
  readonly notAskedFor: readonly string[];
}

const WORDS: Readonly<Record<Verdict['value'], string>> = {
  met: 'met',
  notMet: 'NOT MET',
  notShown: 'not shown',
  waived: 'waived',
};

/** Plain text for a terminal: criterion by criterion, then what was not asked for and what is out of scope. */
export function describeReview(review: ToldReview): string {
  const { met, notMet, notShown } = review.counts;
  const head = `${met} met, ${notMet} not met, ${notShown} not shown. About ${review.minutes} minutes to read.`;
  const byId = new Map(review.hunks.map((hunk) => [hunk.id, hunk]));
  const criteria = review.criteria.map(({ id, text, verdict, because, hunks }) =>
    [
      `${id}  ${WORDS[verdict]}  ${text}`,
      ...because.map(
        (line) => `    ${line.text}${line.path === null ? '' : ` (${placeOf(line.path, line.line)})`}`,
      ),
      ...hunks.map(
        (hunk) =>
          `    ${hunk}  ${byId.get(hunk)?.services.find(({ criterion }) => criterion === id)?.why ?? ''}`,
      ),
    ].join('\n'),
  );
  const strays = review.files.filter((file) => !file.inScope || file.protected);
  return `${[
    head,
    ...criteria,
    ...section('Not asked for', review.notAskedFor),
    ...section(
      'Outside the declared files, or protected',
      strays.map(({ path }) => path),
    ),
  ].join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `    ${line}`).join('\n')}`];
}

function placeOf(path: string, line: number | null): string {
  return line === null ? path : `${path}:${line}`;
}
