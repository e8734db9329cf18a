import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import { createPlanService, type PlanService, type PlanServiceNeeds } from './createPlanService.ts';
import { createRunReader } from './createRunReader.ts';
import type { LeaderNeeds } from '#electron/services/interview/model/leaderChoice.ts';
import { createPlannerSource } from './model/plannerSource.ts';

/** The plans, with what they know of runs and who may plan by the settings. */
export function startPlans({
  engine,
  settings,
  reaper,
  ...needs
}: Omit<PlanServiceNeeds, 'runs' | 'planners'> &
  Pick<LeaderNeeds, 'settings' | 'reaper' | 'prompts'> & {
    readonly engine: RunEngine;
  }): PlanService {
  return createPlanService({
    ...needs,
    runs: createRunReader(engine),
    planners: createPlannerSource({ settings, reaper, prompts: needs.prompts }),
  });
}
