import type { ModelUsage } from '#electron/model/model.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { Result } from '#shared/contract/result.ts';
import type { InterviewerFailure } from '#shared/interview/model/fallNotice.ts';
import type { RepositoryReader } from './repositoryReader.ts';

/** One exchange of words with whoever asks the questions. */
export interface Conversation {
  /** What was answered, after as many looks into the repository as it took. */
  say(words: string): Promise<Result<string, InterviewerFailure>>;
  used(): ModelUsage;
  close(): Promise<void>;
}

export type Ears = { readonly signal: AbortSignal; readonly onDoing: (doing: string) => void };

export type TalkNeeds = Ears & {
  readonly project: OpenProject;
  /** Null when the repository has nothing to say to it. */
  readonly reader: RepositoryReader | null;
};

/** Begins a talk; the failure says why there is none. */
export type OpenConversation = (needs: TalkNeeds) => Promise<Result<Conversation, InterviewerFailure>>;
