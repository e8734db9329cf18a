import type { OpenProject } from '#electron/services/project/openProject.ts';
import { atOnce, type ChangeSource, watchChanges } from '#electron/services/watchChanges.ts';
import type { Feed } from '#shared/contract/serve.ts';
import type { PlanKnowledge } from '#shared/plan/contract.ts';
import { type CodeOfPlan, codeOfPlan, knowledgeOf, type KnowledgeNeeds } from './createKnowledge.ts';
import type { PlannerSource } from './model/plannerSource.ts';
import { readPlanPlace } from './planPlace.ts';
import type { PlanBell } from './watchPlan.ts';

type FollowNeeds = KnowledgeNeeds & {
  readonly bell: PlanBell;
  readonly planners: PlannerSource;
};

/** Tells what is known of a plan, first as far as it is known at once, then with what the code says. */
export async function followKnowledge(
  needs: FollowNeeds,
  project: OpenProject,
  specId: string,
  feed: Feed<PlanKnowledge, PlanKnowledge>,
  signal: AbortSignal,
): Promise<void> {
  let said: CodeOfPlan = { code: null, stale: [] };
  const first = await knowledgeOf(project, specId, said, needs);
  let told = JSON.stringify(first);
  feed.snapshot(first);
  const tell = async () => {
    const now = await knowledgeOf(project, specId, said, needs);
    const seen = JSON.stringify(now);
    if (seen !== told && !signal.aborted) feed.event(now);
    told = seen;
  };
  await watchChanges(sourcesOf(needs, project, specId), signal, async () => {
    await tell();
    // While the code is being read there is nothing new to ask it.
    const { state } = needs.code.status(project.id);
    const place = state === 'ready' || state === 'failed' ? await readPlanPlace(project, specId) : null;
    if (place) said = await codeOfPlan(place, needs);
    await tell();
  });
}

function sourcesOf(
  { bell, runs, code, planners }: FollowNeeds,
  project: OpenProject,
  specId: string,
): readonly ChangeSource[] {
  return [
    (again) => bell.listen(project.id, specId, again),
    (again) => project.onChange(again),
    (again) => runs.follow(project, again),
    (again) => code.follow(project.id, again),
    (again) => planners.onChange(again),
    atOnce,
  ];
}
