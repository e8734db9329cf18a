import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import type { Result } from '#shared/contract/result.ts';
import type { InterviewError } from '#shared/interview/contract.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { describeInterviewProblem } from '../describeProblem.ts';
import type { SpecActions } from '../specActions.ts';

/** What a person says in the interview; `say` tells what went wrong. */
export function createInterviewActions(
  client: OvertureClient,
  spec: { readonly projectId: ProjectId; readonly specId: SpecId },
  say: (problem: string) => void,
): Pick<SpecActions, 'answer' | 'revise' | 'retryModel' | 'dontWait'> {
  const isTaken = (result: Result<null, InterviewError | Fault>): boolean => {
    if (!result.ok) say(describeInterviewProblem(result.error));
    return result.ok;
  };
  return {
    answer: async (questionId, answer) =>
      isTaken(await client.interview.answer({ ...spec, questionId, answer })),
    revise: async (number, answer) => isTaken(await client.interview.revise({ ...spec, number, answer })),
    async retryModel() {
      isTaken(await client.interview.retry(spec));
    },
    async dontWait() {
      isTaken(await client.interview.dontWait(spec));
    },
  };
}
