import { listOf } from '#shared/run/words.ts';
import type { ReviewError } from './contract.ts';

/** One plain sentence or two: what happened, and the way forward. */
export function describeReviewError(error: ReviewError): string {
  switch (error.code) {
    case 'unknownProject':
      return 'This repository is no longer open. Open it again from the start page.';
    case 'notTrusted':
      return 'This needs git and your trust in this repository. Trust it, then try again.';
    case 'unknownRun':
      return 'There is no such run. Start one from the plan.';
    case 'unknownAttempt':
      return 'There is no such attempt any more. Choose another to review.';
    case 'notNow':
      return `It cannot ${error.act} while it is ${error.state}.`;
    case 'reasonNeeded':
      return `${error.because.join(' ')} To land it all the same, give a reason; it is kept in History.`;
    case 'conflicts':
      return `It meets other landed work in ${listOf(error.paths)}. Nothing was landed. Settle it place by place, or send it back and the next attempt starts from both.`;
    case 'landedMeanwhile':
      return 'Other work has landed meanwhile, so nothing was settled yet. Look at the places again, then choose.';
    case 'wouldOverwrite':
      return `Your own unsaved changes in ${listOf(error.paths)} are in the way. Nothing was touched. Commit or put them aside, then try again.`;
    case 'changedMeanwhile':
      return `${error.path} has changed since you opened it. Your edit is kept here and was not saved. Compare it with the file as it is now, then save.`;
    case 'unsavedInWorkspace':
      return `${error.path} was changed in the workspace since the work was handed in. Your edit is kept here and was not saved. Put that change aside in ${error.workspace}, then save again.`;
    case 'notAllLanded':
      return `${listOf(error.left)} ${error.left.length === 1 ? 'has' : 'have'} not landed yet. Land the rest first.`;
    case 'nothingToSay':
      return 'Write what should change, or comment on a line, then send it back.';
    case 'failed':
      return error.reason;
  }
}
