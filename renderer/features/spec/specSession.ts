import type { Fault } from '#shared/contract/envelope.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { hasConflict, type MergePart, mergeTexts, settleMerge } from '#shared/spec/mergeTexts.ts';
import type { TextStep, UndoHistory } from '#shared/spec/undoHistory.ts';
import { doAgain, joinSteps, stepBetween, takeBack } from './textStep.ts';

/** `hash` is the SHA-256 of `text`, in hex, as the host computed it. */
export type FileText = { readonly text: string; readonly hash: string };

export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'unsaved' }
  | { readonly state: 'saving'; readonly text: string }
  /** Nothing is tried again until the person asks or writes on. */
  | { readonly state: 'refused'; readonly error: SpecError | Fault };

/** The one text behind Document and Markdown, what the file held last, and the way back. */
export interface SpecSession {
  readonly text: string;
  readonly base: FileText;
  readonly past: readonly TextStep[];
  readonly future: readonly TextStep[];
  readonly saving: Saving;
  /** Milliseconds; null before the first save. */
  readonly savedAt: number | null;
  /** The file and the text changed in the same place; no save happens until a person chose. */
  readonly outside: { readonly file: FileText; readonly parts: readonly MergePart[] } | null;
  /** Our own last saves, so that a late report of one is not taken for a change by somebody else. */
  readonly ownSaves: readonly { readonly hash: string; readonly at: number }[];
}

const STEPS_KEPT = 1_000;
const OWN_SAVES_KEPT = 8;
/** Milliseconds in which a report of an earlier own save may still come late. */
const LATE = 2_000;

export function openSession(file: FileText): SpecSession {
  return {
    text: file.text,
    base: file,
    past: [],
    future: [],
    saving: { state: 'saved' },
    savedAt: null,
    outside: null,
    ownSaves: [],
  };
}

export function editText(session: SpecSession, text: string, origin: string, when: number): SpecSession {
  if (text === session.text) return session;
  const step = stepBetween(session.text, text, origin, when);
  const last = session.past.at(-1);
  const joined = last && session.future.length === 0 ? joinSteps(last, step) : undefined;
  const past = joined ? [...session.past.slice(0, -1), joined] : [...session.past, step];
  return withText({ ...session, past: past.slice(-STEPS_KEPT), future: [] }, text);
}

export function undo(session: SpecSession): SpecSession {
  const step = session.past.at(-1);
  if (!step) return session;
  const moved = { ...session, past: session.past.slice(0, -1), future: [...session.future, step] };
  return withText(moved, takeBack(session.text, step));
}

export function redo(session: SpecSession): SpecSession {
  const step = session.future.at(-1);
  if (!step) return session;
  const moved = { ...session, past: [...session.past, step], future: session.future.slice(0, -1) };
  return withText(moved, doAgain(session.text, step));
}

/** The way back as it can be kept over a restart. */
export function historyOf({ text, past, future }: SpecSession): UndoHistory {
  return { text, past, future };
}

/**
 * Puts the way back of an earlier sitting before that of this one. What changed in between is one step more, and then
 * nothing is left to do again.
 */
export function withHistory(session: SpecSession, history: UndoHistory, when: number): SpecSession {
  const first = session.past.reduceRight(takeBack, session.text);
  const isSame = first === history.text;
  const between = isSame ? [] : [stepBetween(history.text, first, 'file', when)];
  const past = [...history.past, ...between, ...session.past].slice(-STEPS_KEPT);
  const isUntouched = session.past.length === 0 && session.future.length === 0;
  return { ...session, past, future: isSame && isUntouched ? history.future : session.future };
}

export function needsSave(session: SpecSession): boolean {
  return session.saving.state === 'unsaved' && session.outside === null;
}

export function saveStarted(session: SpecSession): SpecSession {
  return { ...session, saving: { state: 'saving', text: session.text } };
}

export function saved(session: SpecSession, file: FileText, when: number): SpecSession {
  const ownSaves = [...session.ownSaves, { hash: file.hash, at: when }].slice(-OWN_SAVES_KEPT);
  const saving: Saving = session.text === file.text ? { state: 'saved' } : { state: 'unsaved' };
  return { ...session, base: file, ownSaves, saving, savedAt: when };
}

export function saveRefused(session: SpecSession, error: SpecError | Fault, when: number): SpecSession {
  if (error.code === 'changedOutside') {
    const open: SpecSession = { ...session, saving: { state: 'unsaved' } };
    return fileChanged(open, { text: error.text, hash: error.hash }, when);
  }
  return { ...session, saving: { state: 'refused', error } };
}

export function tryAgain(session: SpecSession): SpecSession {
  return session.saving.state === 'refused' ? { ...session, saving: { state: 'unsaved' } } : session;
}

/** The file holds `file` now: our own save, a proposal the host applied, or another program. */
export function fileChanged(session: SpecSession, file: FileText, when: number): SpecSession {
  if (file.hash === session.base.hash) return session;
  if (session.saving.state === 'saving' && file.text === session.saving.text)
    return saved(session, file, when);
  if (session.ownSaves.some((own) => own.hash === file.hash && when - own.at < LATE)) return session;
  if (file.text === session.text)
    return { ...session, base: file, outside: null, saving: { state: 'saved' }, savedAt: when };
  const parts = mergeTexts(session.base.text, session.text, file.text);
  if (hasConflict(parts)) return { ...session, outside: { file, parts } };
  return adopt(session, file, settleMerge(parts, []), when);
}

/** Keeps the chosen side of each place that both changed; everything else is joined. */
export function settleOutside(
  session: SpecSession,
  sides: readonly ('mine' | 'theirs')[],
  when: number,
): SpecSession {
  if (!session.outside) return session;
  const { file, parts } = session.outside;
  return adopt(session, file, settleMerge(parts, sides), when);
}

function adopt(session: SpecSession, file: FileText, text: string, when: number): SpecSession {
  const edited = editText(session, text, 'file', when);
  const saving: Saving = text === file.text ? { state: 'saved' } : { state: 'unsaved' };
  return { ...edited, base: file, outside: null, saving };
}

function withText(session: SpecSession, text: string): SpecSession {
  if (session.saving.state === 'saving') return { ...session, text };
  const isSaved = text === session.base.text;
  return { ...session, text, saving: isSaved ? { state: 'saved' } : { state: 'unsaved' } };
}
