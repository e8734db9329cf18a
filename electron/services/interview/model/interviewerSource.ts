import type { ModelAccess } from '#electron/model/model.ts';
import { openModel } from '#electron/model/openModel.ts';
import { isOnThisMachine, modelWords } from '#shared/model/modelAddress.ts';
import { leadingAgent } from '#shared/settings/leadingAgent.ts';
import { agentTalk } from './agentTalk.ts';
import { createInterviewer, type Interviewer } from './createInterviewer.ts';
import { type LeaderNeeds, leadingAgentWords } from './leaderChoice.ts';
import { modelTalk } from './modelTalk.ts';

/** A model or an agent that may lead the interview, and how the page speaks of it. */
export type LeadingModel = {
  readonly interviewer: Interviewer;
  /** “qwen3-coder through Ollama, on this machine”. */
  readonly words: string;
  readonly isLocal: boolean;
  /** US dollars for a million tokens. */
  readonly prices: { readonly input: number; readonly output: number } | null;
};

export interface InterviewerSource {
  /** Null while the guided interview leads. */
  current(): Promise<LeadingModel | null>;
  /** Called when another one may lead from now on. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

/** Who leads by the settings. It is kept while they stay the same, with what was learned about it. */
export function createInterviewerSource({ settings, prompts, reaper }: LeaderNeeds): InterviewerSource {
  let known: { readonly key: string; readonly interviewer: Interviewer } | null = null;
  const kept = (about: unknown, make: () => Interviewer): Interviewer => {
    const key = JSON.stringify(about);
    if (known?.key !== key) known = { key, interviewer: make() };
    return known.interviewer;
  };
  const choice = () => {
    const { model, interviewer } = settings.current();
    return JSON.stringify([model, interviewer]);
  };

  function leadingModel(access: ModelAccess): LeadingModel {
    const make = () => createInterviewer(modelTalk(openModel(access), prompts), prompts, 'model');
    return {
      interviewer: kept(access, make),
      words: modelWords(access.address, access.model),
      isLocal: isOnThisMachine(access.address),
      prices: settings.current().model?.prices ?? null,
    };
  }

  function agentInLead(): LeadingModel | null {
    const agent = leadingAgent(settings.current());
    if (!agent) return null;
    const make = () => createInterviewer(agentTalk({ agent, reaper, prompts }), prompts, 'agent');
    return { interviewer: kept(agent, make), words: leadingAgentWords(agent), isLocal: false, prices: null };
  }

  return {
    async current() {
      const access = await settings.modelAccess();
      return access ? leadingModel(access) : agentInLead();
    },
    onChange(listener) {
      let before = choice();
      return settings.onChange(() => {
        if (choice() === before) return;
        before = choice();
        listener();
      });
    },
  };
}

/** Without settings: the guided interview alone. */
export const noModel: InterviewerSource = {
  current: () => Promise.resolve(null),
  onChange: () => () => undefined,
};
