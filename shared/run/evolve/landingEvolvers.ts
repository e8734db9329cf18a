import { landAttempt, takeOut } from '../evolveAttempt.ts';
import { type Evolvers, onAttempt, ownWhy } from './evolver.ts';

/** How work comes onto the integration branch, and from there to the person's. */
export const landingEvolvers: Evolvers<
  'landed' | 'takenOut' | 'combinedChecked' | 'mergeWaits' | 'lastLookWanted' | 'pullRequestOpened' | 'merged'
> = {
  landed: (run, body, at) => ({ ...land(run, body, at), integrationCommit: body.commit }),
  takenOut(run, body, at) {
    const taken = remove(run, body, at);
    const isOpen = run.mergedCommit === null;
    const open = isOpen ? taken : { ...taken, state: 'running' as const, endedAt: null, mergedCommit: null };
    const onBase = run.onBase.filter((id) => id !== body.attemptId);
    return { ...open, onBase, integrationCommit: body.commit };
  },
  combinedChecked(run, { commit, checks, problem }) {
    const isSound = problem === null && checks.every(({ passed }) => passed);
    return {
      ...run,
      combined: { commit, checks, problem },
      soundCommit: isSound ? commit : run.soundCommit,
    };
  },
  mergeWaits: (run, { why }) => ({ ...run, mergeProblem: why }),
  lastLookWanted: (run, { wanted, by }, at) => ({ ...run, lastLook: wanted ? { by, at } : null }),
  pullRequestOpened: (run, { url, opened, by }, at) => ({ ...run, pullRequest: { url, opened, by, at } }),
  merged: (run, { commit }, at) => ({
    ...run,
    state: 'finished',
    endedAt: at,
    mergedCommit: commit,
    onBase: run.attempts.filter(({ landedCommit }) => landedCommit !== null).map(({ id }) => id),
    mergeProblem: null,
    lastLook: null,
  }),
};

const land: Evolvers<'landed'>['landed'] = onAttempt(
  (attempt, { commit }) => landAttempt(attempt, commit),
  ownWhy,
);
const remove: Evolvers<'takenOut'>['takenOut'] = onAttempt(
  (attempt, { kept }) => takeOut(attempt, kept),
  ownWhy,
);
