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
 * `missing` what nothing shows, `outdated` what was seen of older work, `overruled` a person's decision.
 */
export interface VerdictLine {
  readonly kind: 'passed' | 'failed' | 'said' | 'missing' | 'outdated' | 'overruled';
  readonly text: string;
  readonly path: string | null;
  readonly line: number | null;
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
