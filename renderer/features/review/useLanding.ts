import { useEffect, useMemo, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { LandingPlan, PlannedLanding } from '#shared/review/landing/landingPlan.ts';
import type { LandingPlace } from '#shared/review/landingOrder.ts';
import type { AttemptId, Run } from '#shared/run/run.ts';
import { useProject } from '#renderer/app/projectStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { movedTo } from './movedTo.ts';
import { attemptsToReview, placesOf } from './reviewModel.ts';

/** What waits to land, in the order proposed or in the person's own, and how each would land there. */
export interface Landing {
  readonly places: readonly LandingPlace[];
  /** How the proposed order does better than the one shown, in a sentence; empty when it does not. */
  readonly gain: string;
  readonly isProposed: boolean;
  /** Puts an attempt at another place, counted from 0; all forecasts are then made anew. */
  move(attemptId: AttemptId, to: number): void;
  usesProposed(): void;
}

const FORECASTS: Readonly<Record<PlannedLanding['lands'], LandingPlace['forecast']>> = {
  clean: 'clean',
  conflicts: 'conflicts',
  waits: 'overlaps',
};

export function useLanding(projectId: ProjectId, run: Run): Landing {
  const client = useClient();
  const [own, setOwn] = useState<{ runId: string; order: readonly AttemptId[] } | null>(null);
  const [plan, setPlan] = useState<{ runId: string; plan: LandingPlan } | null>(null);
  const order = own?.runId === run.id ? own.order : null;
  const waiting = attemptsToReview(run).map(({ id, commit, state }) => `${id}@${commit ?? ''} ${state}`);
  // Trying needs trust, so it is done anew once that is given.
  const canTry = useProject()?.trust.state === 'trusted';
  const key = JSON.stringify([run.integrationCommit, waiting, order, canTry]);
  useEffect(() => {
    const asked = new AbortController();
    const [, , wanted] = JSON.parse(key) as [string, string[], AttemptId[] | null];
    const input = { projectId, runId: run.id, order: wanted };
    void client.review.landing(input, { signal: asked.signal }).then((result) => {
      // Without a plan the order still stands; each card then says that it is being tried.
      if (!asked.signal.aborted) setPlan(result.ok ? { runId: run.id, plan: result.value } : null);
    });
    return () => asked.abort();
  }, [client, projectId, run.id, key]);
  const known = plan?.runId === run.id ? plan.plan : null;
  const places = useMemo(() => {
    const all = arranged(run, known, order);
    return canTry ? all : all.map((place) => ({ ...place, words: 'not tried yet' }));
  }, [run, known, order, canTry]);
  return useMemo(
    () => ({
      places,
      gain: known?.gain ?? '',
      isProposed: known?.isProposed ?? true,
      move: (attemptId, to) => {
        const ids = places.map((place) => place.attemptId);
        setOwn({ runId: run.id, order: movedTo(ids, attemptId, to) });
      },
      usesProposed: () => setOwn(null),
    }),
    [places, known, run.id],
  );
}

/** In the order asked for at once, with the last forecasts until the new ones come. */
function arranged(
  run: Run,
  plan: LandingPlan | null,
  order: readonly AttemptId[] | null,
): readonly LandingPlace[] {
  const tried = (plan?.places ?? []).map(
    (place): LandingPlace => ({
      attemptId: place.attemptId,
      taskId: place.taskId,
      forecast: FORECASTS[place.lands],
      words: place.words,
      why: place.why,
      isSettleable: place.isSettleable,
    }),
  );
  const waiting = placesOf(run, []);
  const known = tried.filter((place) => waiting.some(({ attemptId }) => attemptId === place.attemptId));
  const untried = waiting.filter((place) => !known.some(({ attemptId }) => attemptId === place.attemptId));
  const all = [...known, ...untried];
  if (!order) return all;
  const rank = (place: LandingPlace) => {
    const at = order.indexOf(place.attemptId);
    return at < 0 ? order.length : at;
  };
  return all.toSorted((a, b) => rank(a) - rank(b));
}
