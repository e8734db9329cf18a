import { randomUUID } from 'node:crypto';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import { onAttempt, recordAndGoOn } from '#electron/services/run/handlers/onAttempt.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import {
  decideAllowPath,
  decideAnswerComment,
  decideComment,
  decideOverrule,
  decideRemoveComment,
  decideTagHunk,
} from '#shared/review/decideReview.ts';

type Remarks = 'tagHunk' | 'comment' | 'removeComment' | 'answerComment' | 'allowPath' | 'overrule';

/** What people say of an attempt and its verdicts while it is in review. */
export function remarkHandlers(engine: RunEngine): Pick<Handlers<OvertureContract>['review'], Remarks> {
  return {
    tagHunk: (input) =>
      onAttempt(engine, input, async (runs, run, attempt) => {
        const { hunk, criterion, serves, by } = input;
        return recordAndGoOn(runs, run, decideTagHunk(attempt, { hunk, criterion, serves, by }));
      }),
    comment: (input) =>
      onAttempt(engine, input, async (runs, run, attempt) => {
        const { anchor, text, by } = input;
        return recordAndGoOn(runs, run, decideComment(attempt, { id: randomUUID(), anchor, text, by }));
      }),
    removeComment: (input) =>
      onAttempt(engine, input, async (runs, run, attempt) =>
        recordAndGoOn(runs, run, decideRemoveComment(attempt, input.id, input.by)),
      ),
    answerComment: (input) =>
      onAttempt(engine, input, async (runs, run, attempt) => {
        const { commentId, text, by } = input;
        return recordAndGoOn(runs, run, decideAnswerComment(run, attempt, { commentId, text, by }));
      }),
    allowPath: (input) =>
      onAttempt(engine, input, async (runs, run, attempt) => {
        const { path, reason, by } = input;
        return recordAndGoOn(runs, run, decideAllowPath(attempt, { path, reason, by }));
      }),
    overrule: (input) =>
      onAttempt(engine, input, async (runs, run, attempt) => {
        const { criterion, verdict, reason, by } = input;
        return recordAndGoOn(runs, run, decideOverrule(attempt, { criterion, verdict, reason, by }));
      }),
  };
}
