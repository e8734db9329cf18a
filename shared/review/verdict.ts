import { z } from 'zod';
import { type VerdictValue, verdictValueSchema } from '#shared/run/run.ts';

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
export const verdictLineSchema = z
  .object({
    kind: z.enum(['passed', 'failed', 'said', 'refuted', 'missing', 'outdated', 'overruled']),
    text: z.string(),
    path: z.string().nullable(),
    line: z.number().int().nullable(),
    at: z.string().nullable(),
    commit: z.string().nullable(),
    /** What ran, and the part of its output that says so. */
    ran: z
      .object({ command: z.string(), exitCode: z.number().int().nullable(), excerpt: z.string() })
      .readonly()
      .nullable(),
  })
  .readonly();
export type VerdictLine = z.infer<typeof verdictLineSchema>;

/** `decidedBy` says what settled it, for “Decided by the checks.” */
export const verdictSchema = z
  .object({
    criterion: z.string(),
    value: verdictValueSchema,
    decidedBy: z.enum(['checks', 'person', 'agent', 'overruling', 'nothing']),
    because: z.array(verdictLineSchema).readonly(),
  })
  .readonly();
export type Verdict = z.infer<typeof verdictSchema>;

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
