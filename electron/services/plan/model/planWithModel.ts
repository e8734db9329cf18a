import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import { createRepositoryReader } from '#electron/services/interview/model/repositoryReader.ts';
import type { Conversation } from '#electron/services/interview/model/conversation.ts';
import { fail, type Result } from '#shared/contract/result.ts';
import type { InterviewerFailure } from '#shared/interview/model/fallNotice.ts';
import { specForModel } from '#shared/interview/model/promptParts.ts';
import { secretPaths } from '#shared/interview/model/secretPath.ts';
import type { DraftContext } from '#shared/plan/draft/draftContext.ts';
import { aboutForModel, codeForModel, planForModel } from '#shared/plan/model/planPrompt.ts';
import { readPlanReply } from '#shared/plan/model/planReply.ts';
import type { Plan, TaskId } from '#shared/plan/plan.ts';
import { planCriteria } from '#shared/plan/planCriteria.ts';
import type { StaleTask } from '#shared/plan/staleTask.ts';
import type { PlanPlace } from '../planPlace.ts';
import type { Planner } from './plannerSource.ts';

export type ModelPlanning = {
  readonly place: PlanPlace;
  readonly planner: Planner;
  readonly prompts: Prompts;
  readonly context: DraftContext;
  /** The plan by rules, for the model to better. */
  readonly drafted: Plan;
  readonly tasks: readonly TaskId[] | null;
  readonly stale: readonly StaleTask[];
  readonly signal: AbortSignal;
  readonly onDoing: (doing: string) => void;
};

/** A plan by a model or an agent; a reply that cannot be used goes back once, with what is wrong about it. */
export async function planWithModel(planning: ModelPlanning): Promise<Result<Plan, InterviewerFailure>> {
  const { place, planner, signal, onDoing } = planning;
  const reader = createRepositoryReader(place.project);
  const opened = await planner.open({ project: place.project, reader, signal, onDoing });
  if (!opened.ok) return opened;
  try {
    return await settle(opened.value, planning);
  } finally {
    await opened.value.close();
  }
}

async function settle(
  conversation: Conversation,
  planning: ModelPlanning,
): Promise<Result<Plan, InterviewerFailure>> {
  const { place, prompts, context, onDoing } = planning;
  const criteria = planCriteria(place.spec);
  const held = { criteria, files: context.files, commands: context.commands };
  onDoing('Thinks the plan through');
  const first = await conversation.say(await promptOf(planning));
  if (!first.ok) return first;
  const read = readPlanReply(first.value, held);
  if (read.ok) return read;
  onDoing('Mends the plan');
  const second = await conversation.say(await prompts('mend', { problem: read.error }));
  if (!second.ok) return second;
  const again = readPlanReply(second.value, held);
  return again.ok ? again : fail({ code: 'unreadable' });
}

function promptOf({ place, prompts, context, drafted, tasks, stale }: ModelPlanning): Promise<string> {
  return prompts('plan', {
    spec: specForModel(place.spec),
    code: codeForModel(context, secretPaths(place.project.settings().carry)),
    draft: planForModel(drafted),
    about: aboutForModel(place.plan, tasks, stale),
    checks: context.commands.join(', ') || 'none',
    criteria: place.spec.criteria.map(({ id }) => id).join(', '),
  });
}
