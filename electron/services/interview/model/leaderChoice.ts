import type { ModelAccess } from '#electron/model/model.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import type { Agent, Settings } from '#shared/settings/settings.ts';
import type { Prompts } from './readPrompts.ts';

/** What it takes to have the model or the agent lead that a person chose, in the interview as in planning. */
export type LeaderNeeds = {
  readonly settings: {
    current(): Settings;
    modelAccess(): Promise<ModelAccess | null>;
    onChange(listener: () => void): () => void;
  };
  readonly prompts: Prompts;
  readonly reaper: Reaper;
};

/** How the page speaks of an agent that leads. */
export function leadingAgentWords({ name }: Agent): string {
  return `${name}, reading only`;
}
