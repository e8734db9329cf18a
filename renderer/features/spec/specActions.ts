import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { Answer } from '#shared/interview/interview.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { PartChange } from '#shared/spec/contract.ts';
import { createInterviewActions } from './interview/interviewActions.ts';
import { createProposalActions, type ProposalActions } from './proposals/proposalActions.ts';
import { createVersionActions } from './changes/versionActions.ts';
import { openSpec } from './openSpec.ts';

/** What a person can do with the open spec beyond writing; each resolves when the host has answered. */
export interface SpecActions extends ProposalActions {
  /** True when approved. */
  readonly approve: (by: string, note: string) => Promise<boolean>;
  /** True when kept. */
  readonly markSeen: (marks: readonly string[], isSeen: boolean) => Promise<boolean>;
  /** Null is the text in the file, and before it nothing. Empty when it cannot be told. */
  readonly changedBy: (from: string | null, to: string | null) => Promise<readonly PartChange[]>;
  /** True when taken. */
  readonly answer: (questionId: string, answer: Answer) => Promise<boolean>;
  readonly revise: (turn: number, answer: Answer) => Promise<boolean>;
  /** Asks the model again after it fell silent. */
  readonly retryModel: () => Promise<void>;
  /** Takes the guided question instead of waiting for the model's. */
  readonly dontWait: () => Promise<void>;
  readonly saveAgain: () => Promise<void>;
  /** Writes the text anew where its file was taken away. */
  readonly putBack: () => Promise<void>;
  /** The text at a commit; undefined when it cannot be read (then `problem` says why). */
  readonly textAt: (commit: string) => Promise<string | undefined>;
  /** Follows the spec until the returned function is called; what is unsaved then is still written. */
  readonly open: () => () => void;
}

/** The acts of one spec; `open` begins to follow it into the store and to save what is written. */
export function createSpecActions(client: OvertureClient, projectId: ProjectId, specId: SpecId): SpecActions {
  const spec = { projectId, specId };
  const { flush, say, ...acts } = openSpec(client, spec);
  return {
    ...createProposalActions(client, spec, flush, say),
    ...createVersionActions(client, spec, flush, say),
    ...createInterviewActions(client, spec, say),
    ...acts,
  };
}
