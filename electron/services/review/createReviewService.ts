import { randomUUID } from 'node:crypto';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import { onAttempt, onRun, recordAndGoOn } from '#electron/services/run/handlers/onAttempt.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { decideSendBack } from '#shared/review/decideReview.ts';
import { branchHandlers } from './branch/branchHandlers.ts';
import { checkAgainSoon } from './checkAgain.ts';
import { landingHandlers } from './landingHandlers.ts';
import { openPullRequest } from './openPullRequest.ts';
import { readHandlers } from './readHandlers.ts';
import { remarkHandlers } from './remarkHandlers.ts';
import { reviewFiles } from './reviewFiles.ts';
import { forgetChoices } from './settle/keptChoices.ts';
import { settleHandlers } from './settle/settleHandlers.ts';
import { splitAttempt } from './splitAttempt.ts';
import { withGit } from './withGit.ts';

type ReviewHandlers = Handlers<OvertureContract>['review'];

/** Answers the review part of the contract, in the same queue as the acts on the run. */
export function createReviewService(engine: RunEngine): ReviewHandlers {
  return {
    ...branchHandlers(engine),
    ...remarkHandlers(engine),
    ...landingHandlers(engine),
    ...readHandlers(engine),
    ...reviewFiles(engine),
    ...settleHandlers(engine),
    sendBack: (input) =>
      onAttempt(engine, input, async (runs, run, attempt) => {
        const { text, by } = input;
        const decision = decideSendBack(run, attempt, { text, by, commentId: randomUUID() });
        if (decision.ok) await forgetChoices(runs.project, attempt.id);
        return recordAndGoOn(runs, run, decision);
      }),
    split: (input) =>
      onAttempt(engine, input, (runs, run, attempt) => {
        if (attempt.state !== 'inReview')
          return Promise.resolve(fail({ code: 'notNow', act: 'be split', state: attempt.state }));
        return withGit(runs, async (git) => {
          const split = await splitAttempt(runs, git, run, attempt, input);
          if (!split.ok) return split;
          const { followUp, patchPath } = split.value;
          const { id: attemptId } = attempt;
          runs.record(run.id, [{ type: 'split', attemptId, ...split.value, by: input.by }]);
          void checkAgainSoon(runs, git, run.id, attemptId);
          return ok({ followUp, patchPath });
        });
      }),
    pullRequest: (input) =>
      onRun(engine, input, (runs, run) =>
        withGit(runs, async (git) => {
          const opened = await openPullRequest(git, run, input);
          if (!opened.ok) return opened;
          const { url, opened: isOpen } = opened.value;
          runs.record(run.id, [{ type: 'pullRequestOpened', url, opened: isOpen, by: input.by }]);
          return opened;
        }),
      ),
  };
}
