import { useEffect, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { LandingForecast } from '#shared/review/contract.ts';
import type { Run } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { attemptsToReview } from './reviewModel.ts';

const NONE: readonly LandingForecast[] = [];

/** The landing forecasts of a run, asked anew whenever work is handed in or lands. */
export function useForecasts(projectId: ProjectId, run: Run): readonly LandingForecast[] {
  const client = useClient();
  const [known, setKnown] = useState(NONE);
  const waiting = attemptsToReview(run).map((attempt) => `${attempt.id}@${attempt.commit ?? ''}`);
  const key = `${run.integrationCommit} ${waiting.join(' ')}`;
  useEffect(() => {
    const asked = new AbortController();
    const ask = async (_newAs: string) => {
      const result = await client.review.forecast({ projectId, runId: run.id }, { signal: asked.signal });
      // Without a forecast the order still stands; each card then says that it is being tried.
      if (!asked.signal.aborted) setKnown(result.ok ? result.value : NONE);
    };
    void ask(key);
    return () => asked.abort();
  }, [client, projectId, run.id, key]);
  return known;
}
