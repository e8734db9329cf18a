import type { ConflictedFile } from '#shared/review/landing/conflictedFile.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { goOn, type PersonAct, planOf, review, run, type Seen, type Walk } from './walk.ts';

const PLAN = planOf(
  {
    id: 'T1',
    file: 'one.txt',
    agent: 'writer',
    lines: ['1> write one.txt one', '1> write stray.txt astray', '2> write one.txt once more'],
  },
  { id: 'T3', file: 'one.txt', agent: 'writer', lines: ['1> write one.txt three'] },
  {
    id: 'T4',
    file: 'four.txt',
    agent: 'writer',
    lines: ['1> write four.txt four', '1> write rest.txt rest'],
    more: '    checks: [test]\n',
  },
);

/** All that a person says and does in a run and its review, from the start to their own branch. */
export const reviewWalk: Walk = {
  plan: PLAN,
  settings: 'limits:\n  perAgent: { writer: 1 }\n',
  tells: [
    'runStarted',
    'limitChanged',
    'paused',
    'resumed',
    'taskHeld',
    'taskReady',
    'launchAllowed',
    'stoodStill',
    'launched',
    'workspacePrepared',
    'working',
    'handedIn',
    'checked',
    'reviewOpened',
    'attemptInterrupted',
    'attemptResumed',
    'commented',
    'commentRemoved',
    'commentAnswered',
    'pathAllowed',
    'verdictOverruled',
    'hunkTagged',
    'edited',
    'split',
    'sentBack',
    'approved',
    'landed',
    'lastLookWanted',
    'conflicted',
    'settled',
    'combinedChecked',
    'takenOut',
    'mergeWaits',
    'pullRequestOpened',
    'merged',
  ],
  async next(seen) {
    const steps = [
      () => steer(seen),
      () => goOn(seen.run, (attempt) => !isBeside(seen.run, attempt)),
      () => readFirst(seen),
      () => land(seen),
    ];
    for (const step of steps) {
      const act = await step();
      if (act) return act;
    }
    return seen.run.state === 'finished' ? 'end' : null;
  },
};

function steer({ run: now, had }: Seen): PersonAct | null {
  if (!had('paused')) return run('pause');
  if (!had('limitChanged')) return run('setLimit', { limit: 2 });
  return now.state === 'paused' ? run('resume') : null;
}

/** What a person does with the first work of T1, and with that of T4. */
async function readFirst({ run: now, had, repo }: Seen): Promise<PersonAct | null> {
  const one = lastOf(now, 'T1');
  if (one?.state === 'inReview' && one.number === 1) {
    const of = { attemptId: one.id };
    if (!had('commentRemoved')) {
      const [first] = one.comments;
      return first
        ? review('removeComment', { ...of, id: first.id })
        : review('comment', { ...of, anchor: { kind: 'attempt' }, text: 'Not this.' });
    }
    if (one.comments.length === 0)
      return review('comment', { ...of, anchor: { kind: 'attempt' }, text: 'Once more.' });
    if (one.allowedPaths.length === 0)
      return review('allowPath', { ...of, path: 'stray.txt', reason: 'It may stay.' });
    if (one.overrulings.length === 0)
      return review('overrule', { ...of, criterion: 'AC-1.1', verdict: 'met', reason: 'I tried it.' });
    if (one.tags.length === 0)
      return review('tagHunk', { ...of, hunk: 'one.txt 1', criterion: 'AC-1.1', serves: true });
    if (!had('edited')) {
      const id = (await repo.git('rev-parse', `${one.commit}:one.txt`)).trim();
      return review('editFile', { ...of, path: 'one.txt', id, text: 'mine\n' });
    }
    return review('sendBack', { ...of, text: '' });
  }
  if (one?.state === 'inReview' && one.answers.length === 0) {
    const [comment] = now.attempts.find(({ taskId }) => taskId === 'T1')?.comments ?? [];
    return review('answerComment', { attemptId: one.id, commentId: comment?.id, text: 'Done.' });
  }
  const four = lastOf(now, 'T4');
  if (four?.state === 'inReview' && !had('split'))
    return review('split', { attemptId: four.id, paths: ['rest.txt'] });
  const isBegun = lastOf(now, 'T3') !== undefined || now.allowed['T3'] !== undefined;
  if (one?.state === 'inReview' && four?.state === 'inReview' && !isBegun)
    return run('launchNow', { taskId: 'T3', reason: 'They meet anyway.' });
  return null;
}

async function land({ run: now, had, repo, ask }: Seen): Promise<PersonAct | null> {
  const [one, three, four] = [lastOf(now, 'T1'), lastOf(now, 'T3'), lastOf(now, 'T4')];
  if (!one || !four || three === undefined) return null;
  if (one.state === 'inReview' && (three.state === 'inReview' || isBeside(now, three)))
    return review('approve', { attemptId: one.id, reason: 'Small', lastLook: true });
  if (one.state !== 'landed') return null;
  if (four.state === 'inReview')
    return review('approve', { attemptId: four.id, reason: 'Small', lastLook: true });
  if (four.state !== 'landed') return null;
  if (!had('combinedChecked')) return null;
  if (!had('takenOut')) return review('undo', { attemptId: four.id });
  if (three.state === 'inReview')
    return review('approve', { attemptId: three.id, reason: 'Small', lastLook: true });
  if (three.state === 'conflicted') {
    const met = (await ask('conflicts', three.id)) as {
      readonly tip: string;
      readonly commit: string;
      readonly files: readonly ConflictedFile[];
    };
    const files = met.files.map(({ path }) => ({ path, choices: ['both'] }));
    return review('settle', { attemptId: three.id, tip: met.tip, commit: met.commit, files });
  }
  if (three.state !== 'landed' || now.state === 'finished') return null;
  if (!had('pullRequestOpened')) return review('pullRequest');
  if (had('mergeWaits')) await repo.git('checkout', '--', 'one.txt');
  else await repo.write({ 'one.txt': 'not saved yet\n' });
  return review('merge');
}

/** Work beside other work is let begin by a person, but goes on after an interruption only once that has landed. */
function isBeside(now: Run, { taskId, state }: Attempt): boolean {
  return taskId === 'T3' && state === 'interrupted' && lastOf(now, 'T1')?.state !== 'landed';
}

function lastOf({ attempts }: Run, taskId: string): Attempt | undefined {
  return attempts.findLast((attempt) => attempt.taskId === taskId);
}
