import type { TaskId } from './plan.ts';
import type { PlanEdit } from './planEdit.ts';

/** A change that would settle a problem, named as the act it is. */
export type QuickFix = { readonly label: string; readonly edit: PlanEdit; readonly quiet: boolean };

/** Something about a plan a person should know. Nothing runs while an error stands. */
export type PlanProblem = {
  /** Stays the same while the problem does. */
  readonly key: string;
  readonly kind:
    | 'damagedText'
    | 'cycle'
    | 'unknownNeed'
    | 'droppedNeed'
    | 'optionalNeed'
    | 'unknownCriterion'
    | 'uncovered'
    | 'doublyCovered'
    | 'overlap'
    | 'duplicateId'
    | 'emptyScope'
    | 'protectedScope'
    | 'noCriteria'
    | 'noChecks'
    | 'sameAgent'
    | 'tooLarge'
    | 'unknownGroup'
    | 'emptyGroup';
  readonly severity: 'error' | 'warning';
  readonly taskIds: readonly TaskId[];
  readonly criteria: readonly string[];
  /** What is the matter, short. */
  readonly sentence: string;
  /** More about it; empty when there is nothing to add. */
  readonly detail: string;
  /** The spec's own words it is about. */
  readonly quote: string | null;
  /** Files or globs it is about, to be shown as such. */
  readonly files: readonly string[];
  readonly fixes: readonly QuickFix[];
};

/** A problem in one line, for places without room for more. */
export function describePlanProblem({ sentence, detail }: PlanProblem): string {
  return detail === '' ? `${sentence}.` : `${sentence}. ${detail}`;
}
