import type { VerdictValue } from '#shared/run/run.ts';

/** What of a spec's criterion a judgement needs; `SpecCriterion` fits. */
export interface JudgedCriterion {
  readonly id: string;
  readonly text: string;
  readonly shownBy: readonly {
    readonly kind: 'command' | 'test' | 'person' | 'agent';
    readonly text: string;
  }[];
}

/**
 * One line under a verdict. `passed` and `failed` are things that ran, `said` what a person or an agent says,
 * `refuted` a claim that quotes what is not there, `missing` what nothing shows, `outdated` what was seen of older
 * work, `overruled` a person's decision. `at` and `commit` say when it was seen and of which work.
 */
export interface VerdictLine {
  readonly kind: 'passed' | 'failed' | 'said' | 'refuted' | 'missing' | 'outdated' | 'overruled';
  readonly text: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly at: string | null;
  readonly commit: string | null;
  /** What ran, and the part of its output that says so. */
  readonly ran: {
    readonly command: string;
    readonly exitCode: number | null;
    readonly excerpt: string;
  } | null;
}

/** `decidedBy` says what settled it, for “Decided by the checks.” */
export interface Verdict {
  readonly criterion: string;
  readonly value: VerdictValue;
  readonly decidedBy: 'checks' | 'person' | 'agent' | 'overruling' | 'nothing';
  readonly because: readonly VerdictLine[];
}

export interface VerdictTally {
  readonly met: number;
  readonly notMet: number;
  readonly notShown: number;
  readonly waived: number;
}

export function tally(verdicts: readonly Verdict[]): VerdictTally {
  const count = (value: VerdictValue) => verdicts.filter((verdict) => verdict.value === value).length;
  return { met: count('met'), notMet: count('notMet'), notShown: count('notShown'), waived: count('waived') };
}
