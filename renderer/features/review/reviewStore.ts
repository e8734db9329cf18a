import { create } from 'zustand';
import type { CommentAnchor } from '#shared/run/run.ts';
import { foldKey, foldsItself } from './folding.ts';
import { loadSeen, saveSeen } from './keptSeen.ts';
import type { ReviewedWork, ReviewFile } from './reviewModel.ts';
import { markPart } from './seenParts.ts';

type Pane = 'criteria' | 'intent' | 'code';

interface ReviewStore {
  readonly attemptId: string | null;
  readonly criterion: string | null;
  /** Where the criterion was chosen: that pane stays where it is, the others scroll to it. */
  readonly chosenIn: Pane | null;
  readonly hovered: string | null;
  readonly hunk: string | null;
  /** `seenKey` of what was looked at. */
  readonly seen: ReadonlySet<string>;
  /** `foldKey` of what a person opened or folded against its own way. */
  readonly turned: ReadonlySet<string>;
  readonly commenting: CommentAnchor | null;
  /** The file that is open whole, at a line of it or at its first change. */
  readonly whole: { readonly path: string; readonly line: number | null } | null;
  /** `draftKey` of edits that are not saved. */
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly dialog: 'approve' | 'sendBack' | 'settle' | null;
}

/** An edit that is not saved yet; `id` names the content that it began from. */
export interface Draft {
  readonly text: string;
  readonly id: string;
}

export const useReviewStore = create<ReviewStore>(() => ({
  attemptId: null,
  criterion: null,
  chosenIn: null,
  hovered: null,
  hunk: null,
  seen: loadSeen(),
  turned: new Set(),
  commenting: null,
  whole: null,
  drafts: new Map(),
  dialog: null,
}));

export function openAttempt(attemptId: string): void {
  if (useReviewStore.getState().attemptId === attemptId) return;
  useReviewStore.setState({
    attemptId,
    criterion: null,
    chosenIn: null,
    hovered: null,
    hunk: null,
    commenting: null,
    whole: null,
    dialog: null,
  });
}

/**
 * Choosing the chosen one again keeps it, because a click beside a text selection must not lose it. A file that is
 * open whole makes way for the code that serves it.
 */
export function chooseCriterion(criterion: string, chosenIn: Pane | null): void {
  useReviewStore.setState({ criterion, chosenIn, ...(chosenIn !== null && { whole: null }) });
}

export function chooseHunk(hunk: string): void {
  useReviewStore.setState({ hunk });
}

export function hoverCriterion(hovered: string | null): void {
  if (useReviewStore.getState().hovered !== hovered) useReviewStore.setState({ hovered });
}

export function comment(anchor: CommentAnchor | null): void {
  useReviewStore.setState({ commenting: anchor });
}

export function openWhole(path: string, line: number | null = null): void {
  useReviewStore.setState({ whole: { path, line } });
}

export function closeWhole(): void {
  useReviewStore.setState({ whole: null });
}

/** Attempts are numbered anew in each project. */
export function draftKey(projectId: string, attemptId: string, path: string): string {
  return `${projectId} ${attemptId} ${path}`;
}

/** Null when there is nothing to keep. */
export function keepDraft(key: string, draft: Draft | null): void {
  useReviewStore.setState(({ drafts }) => {
    const next = new Map(drafts);
    if (draft === null) next.delete(key);
    else next.set(key, draft);
    return { drafts: next };
  });
}

export function showDialog(dialog: ReviewStore['dialog']): void {
  useReviewStore.setState({ dialog });
}

/** Opens the places where some work meets landed work, whichever is in view. */
export function settleAttempt(attemptId: string): void {
  openAttempt(attemptId);
  showDialog('settle');
}

/** Closes what was asked about one attempt: its answer may come when the next one's dialog is open already. */
export function closeDialog(attemptId: string): void {
  useReviewStore.setState((store) => (store.attemptId === attemptId ? { dialog: null } : store));
}

type Work = Pick<ReviewedWork, 'id' | 'commit'>;

/** Marks a part seen, which folds it, or the reverse. */
export function setSeen(work: Work, part: ReviewFile, isSeen: boolean): void {
  useReviewStore.setState(({ seen, turned }) => {
    const next = markPart(seen, work, part, isSeen);
    saveSeen(next);
    return { seen: next, turned: withMember(turned, foldKey(part), false) };
  });
}

export function setFolded(work: Work, part: ReviewFile, isFolded: boolean): void {
  useReviewStore.setState(({ seen, turned }) => ({
    turned: withMember(turned, foldKey(part), foldsItself(seen, work, part) !== isFolded),
  }));
}

function withMember(set: ReadonlySet<string>, member: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(member);
  else next.delete(member);
  return next;
}
