import type { ModelAccess } from '#electron/model/model.ts';
import { openModel } from '#electron/model/openModel.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import { agentTalk } from '#electron/services/interview/model/agentTalk.ts';
import type { OpenConversation } from '#electron/services/interview/model/conversation.ts';
import { type LeaderNeeds, leadingAgentWords } from '#electron/services/interview/model/leaderChoice.ts';
import { modelTalk } from '#electron/services/interview/model/modelTalk.ts';
import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import { isOnThisMachine, modelWords } from '#shared/model/modelAddress.ts';
import { leadingAgent } from '#shared/settings/leadingAgent.ts';
import type { Settings } from '#shared/settings/settings.ts';

/** A model or an agent that plans, and how the page speaks of it. */
export type Planner = {
  readonly source: 'model' | 'agent';
  readonly name: string;
  readonly isLocal: boolean;
  readonly open: OpenConversation;
};

export interface PlannerSource {
  /** Null where there are only the rules. */
  current(): Promise<Planner | null>;
  /** Called when another one may plan from now on. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

/** Who leads the interview also plans. */
export function createPlannerSource({ settings, prompts, reaper }: LeaderNeeds): PlannerSource {
  return {
    async current() {
      const access = await settings.modelAccess();
      return access ? planningModel(access, prompts) : planningAgent(settings.current(), prompts, reaper);
    },
    onChange: (listener) => settings.onChange(() => listener()),
  };
}

export function planningModel(access: ModelAccess, prompts: Prompts): Planner {
  return {
    source: 'model',
    name: modelWords(access.address, access.model),
    isLocal: isOnThisMachine(access.address),
    open: modelTalk(openModel(access), prompts, 'planner'),
  };
}

function planningAgent(settings: Settings, prompts: Prompts, reaper: Reaper): Planner | null {
  const agent = leadingAgent(settings);
  if (!agent) return null;
  return {
    source: 'agent',
    name: leadingAgentWords(agent),
    isLocal: false,
    open: agentTalk({ agent, reaper, prompts }, 'planner'),
  };
}

/** Without settings: the rules alone. */
export const noPlanner: PlannerSource = {
  current: () => Promise.resolve(null),
  onChange: () => () => undefined,
};
