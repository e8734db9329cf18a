import {
  addAnswer,
  addComment,
  allowPathOf,
  approve,
  editWork,
  endWith,
  overrule,
  removeComment,
  settle,
  splitOff,
  tagHunk,
} from '../evolveAttempt.ts';
import { listOf } from '../words.ts';
import { type Evolvers, onAttempt, ownWhy } from './evolver.ts';

/** What a person says about work in review and does with it. */
export const reviewEvolvers: Evolvers<
  | 'commented'
  | 'commentAnswered'
  | 'commentRemoved'
  | 'pathAllowed'
  | 'hunkTagged'
  | 'verdictOverruled'
  | 'sentBack'
  | 'approved'
  | 'settled'
  | 'edited'
  | 'split'
  | 'conflicted'
> = {
  commented: onAttempt(addComment),
  commentAnswered: onAttempt(addAnswer),
  commentRemoved: onAttempt((attempt, { id }) => removeComment(attempt, id)),
  pathAllowed: onAttempt(allowPathOf),
  hunkTagged: onAttempt(tagHunk),
  verdictOverruled: onAttempt(overrule),
  sentBack: onAttempt(
    (attempt, _body, at) => endWith(attempt, 'sentBack', null, attempt.endedAt ?? at),
    ownWhy,
  ),
  approved: onAttempt(approve, ({ by }) => `Approved by ${by}. It is being landed.`),
  settled: onAttempt(settle, ownWhy),
  edited: onAttempt(editWork),
  split: onAttempt(splitOff),
  conflicted: onAttempt(
    (attempt, { why, paths }, at) => ({
      ...endWith(attempt, 'conflicted', why, attempt.endedAt ?? at),
      conflicts: paths,
    }),
    ({ paths }) => `It meets landed work in ${listOf(paths)}.`,
  ),
};
