import type { ModelAccess } from '#electron/model/model.ts';
import { openModel } from '#electron/model/openModel.ts';
import { isOnThisMachine, modelWords } from '#shared/model/modelAddress.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { createModelInterviewer, type ModelInterviewer } from './modelInterviewer.ts';
import type { Prompts } from './readPrompts.ts';

/** A model that may lead the interview, and how the page speaks of it. */
export type LeadingModel = {
  readonly interviewer: ModelInterviewer;
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

/** The model of the settings. It is kept while they stay the same, with what was learned about it. */
export function createInterviewerSource(needs: {
  readonly settings: {
    current(): Settings;
    modelAccess(): Promise<ModelAccess | null>;
    onChange(listener: () => void): () => void;
  };
  readonly prompts: Prompts;
}): InterviewerSource {
  const { settings, prompts } = needs;
  let known: { readonly key: string; readonly interviewer: ModelInterviewer } | null = null;
  const choice = () => JSON.stringify([settings.current().model, settings.current().interviewer]);

  return {
    async current() {
      const access = await settings.modelAccess();
      if (!access) return null;
      const key = JSON.stringify(access);
      if (known?.key !== key) {
        known = { key, interviewer: createModelInterviewer(openModel(access), prompts) };
      }
      return {
        interviewer: known.interviewer,
        words: modelWords(access.address, access.model),
        isLocal: isOnThisMachine(access.address),
        prices: settings.current().model?.prices ?? null,
      };
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
