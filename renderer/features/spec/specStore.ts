import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Fault } from '#shared/contract/envelope.ts';
import type { InterviewError } from '#shared/interview/contract.ts';
import type { InterviewState } from '#shared/interview/interview.ts';
import type { Anchor } from '#shared/spec/comments/comment.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { SpecError, SpecState } from '#shared/spec/contract.ts';
import type { Proposal, SpecList } from '#shared/spec/proposal.ts';
import { fileChanged, openSession, type SpecSession } from './specSession.ts';
import type { Comparison } from './versionChoices.ts';

export type SpecView = 'document' | 'markdown' | 'changes';

/** A place where something may be written: a line that is in the text only once it has words. */
export type Draft =
  /** `after` is the key of the part it stands behind; without one it is the last of its kind. */
  | { readonly kind: 'requirement'; readonly after?: string }
  /** `after` null: in the first place. */
  | { readonly kind: 'criterion'; readonly requirement: string; readonly after: string | null }
  | { readonly kind: 'item'; readonly list: SpecList; readonly after?: string | null }
  | { readonly kind: 'paragraph'; readonly after?: string }
  | { readonly kind: 'shownBy'; readonly criterion: string };

export interface SpecStore {
  readonly projectId: ProjectId | null;
  readonly specId: SpecId | null;
  readonly session: SpecSession | null;
  /** The rest of the host's last word about the spec. */
  readonly file: Omit<SpecState, 'text' | 'hash'> | null;
  readonly interview: InterviewState | null;
  /** Why the spec, or its interview, cannot be shown. */
  readonly refusal: SpecError | Fault | null;
  readonly interviewRefusal: InterviewError | Fault | null;
  /** Proposals a person has just decided; they are gone from the page before the host says so. */
  readonly deciding: ReadonlySet<string>;
  /** The proposal whose words a person changes. */
  readonly editing: string | null;
  /** What went wrong with the last act, as a sentence. */
  readonly problem: string | null;
  /** The key of a part of the spec: R1, AC-1.2, why:0. */
  readonly selection: string | null;
  readonly view: SpecView;
  /** What the changes are between; null for the usual. */
  readonly comparison: Comparison | null;
  /** Beside the document: the interview, or what people say about the words. */
  readonly side: 'interview' | 'comments';
  /** The thread that was chosen in the margin or the list. */
  readonly thread: string | null;
  /** The words a comment is being written about. */
  readonly commenting: readonly Anchor[] | null;
  readonly draft: Draft | null;
  /** The part that takes the focus as soon as it is there. */
  readonly focus: string | null;
  /** Where in its words the caret goes then; null for their end. */
  readonly caret: number | null;
  /** Hints a person chose to keep, for this sitting. */
  readonly keptHints: ReadonlySet<string>;
  /** Ids seen in any text of this spec, so that none is used again. */
  readonly usedIds: ReadonlySet<string>;
}

const NOTHING: SpecStore = {
  projectId: null,
  specId: null,
  session: null,
  file: null,
  interview: null,
  refusal: null,
  interviewRefusal: null,
  deciding: new Set(),
  editing: null,
  problem: null,
  selection: null,
  view: 'document',
  comparison: null,
  side: 'interview',
  thread: null,
  commenting: null,
  draft: null,
  focus: null,
  caret: null,
  keptHints: new Set(),
  usedIds: new Set(),
};

export const specStore = createStore<SpecStore>(() => NOTHING);

export function useSpec<Part>(select: (store: SpecStore) => Part): Part {
  return useStore(specStore, select);
}

/** Another spec starts from nothing; the same one keeps its undo history. */
export function beginSpec(store: SpecStore, projectId: ProjectId, specId: SpecId): SpecStore {
  const isSame = store.projectId === projectId && store.specId === specId;
  return isSame ? { ...store, refusal: null, interviewRefusal: null } : { ...NOTHING, projectId, specId };
}

/** The host's word about the spec, at first and whenever it changed. `when` is in milliseconds. */
export function applySpecEvent(store: SpecStore, state: SpecState, when: number): SpecStore {
  const { text, hash, ...file } = state;
  const session = store.session
    ? fileChanged(store.session, { text, hash }, when)
    : openSession({ text, hash });
  const there = new Set(state.proposals.map((proposal) => proposal.id));
  const deciding = new Set([...store.deciding].filter((id) => there.has(id)));
  const usedIds = new Set([...store.usedIds, ...state.usedIds]);
  return { ...store, session, file, deciding, usedIds, refusal: null };
}

export function applyInterviewEvent(store: SpecStore, interview: InterviewState): SpecStore {
  return { ...store, interview, interviewRefusal: null };
}

/** What is still to decide, in the order it was proposed. */
export function openProposals(store: Pick<SpecStore, 'file' | 'deciding'>): readonly Proposal[] {
  return (store.file?.proposals ?? []).filter((proposal) => !store.deciding.has(proposal.id));
}

export function changeSession(change: (session: SpecSession) => SpecSession): void {
  specStore.setState((store) => (store.session ? { session: change(store.session) } : {}));
}
