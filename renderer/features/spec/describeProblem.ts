import type { Fault } from '#shared/contract/envelope.ts';
import { isFault } from '#shared/contract/isFault.ts';
import type { InterviewError } from '#shared/interview/contract.ts';
import { describeInterviewError } from '#shared/interview/describeInterviewError.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { describeSpecError } from '#shared/spec/describeSpecError.ts';

/** A sentence about what happened and what to do, for a refusal or a fault. */
export function describeSpecProblem(error: SpecError | Fault): string {
  return isFault(error) ? error.message : describeSpecError(error);
}

export function describeInterviewProblem(error: InterviewError | Fault): string {
  return isFault(error) ? error.message : describeInterviewError(error);
}
