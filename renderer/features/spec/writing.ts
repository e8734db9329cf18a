import type { Result } from '#shared/contract/result.ts';
import { addCriterion } from '#shared/spec/edit/addCriterion.ts';
import { addItem } from '#shared/spec/edit/addItem.ts';
import { addParagraph } from '#shared/spec/edit/addParagraph.ts';
import { addRequirement } from '#shared/spec/edit/addRequirement.ts';
import { shownByValue } from '#shared/spec/edit/applyProposal.ts';
import { editPartText } from '#shared/spec/edit/editPartText.ts';
import { findPart } from '#shared/spec/edit/findPart.ts';
import { idsIn } from '#shared/spec/edit/ids.ts';
import { joinPart } from '#shared/spec/edit/joinPart.ts';
import { moveCriterion, moveRequirement } from '#shared/spec/edit/moveRequirement.ts';
import { removePart } from '#shared/spec/edit/removePart.ts';
import { setShownBy } from '#shared/spec/edit/setShownBy.ts';
import type { ShownByValue } from '#shared/spec/edit/shownByLine.ts';
import { setTitle } from '#shared/spec/edit/setTitle.ts';
import { describeSpecEditError, type SpecEditError } from '#shared/spec/edit/specEdit.ts';
import { smallestReplacement } from '#shared/spec/edit/smallestReplacement.ts';
import { type OutlineEdit, splitPart } from '#shared/spec/edit/splitPart.ts';
import { unwrap, unwrappedOffsets } from '#shared/spec/parse/wrappedText.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { applyEdits, type TextEdit } from '#shared/spec/textEdit.ts';
import { documentOf, isLarge } from './documentOf.ts';
import { draftLevel } from './document/draftLevel.ts';
import { editText, redo, undo } from './specSession.ts';
import { changeSession, type Draft, specStore } from './specStore.ts';

/** Changes of the one text by what a person does in the document. Each is one step to undo. */
export function writeWords(key: string, words: string): void {
  const { session } = specStore.getState();
  if (!session || !isLarge(session.text)) return writeNow(key, words);
  if (waiting && waiting.key !== key) writeWaiting();
  clearTimeout(waiting?.timer);
  waiting = { key, words, timer: setTimeout(writeWaiting, REST) };
}

/** Milliseconds of rest before words go into a text so large that doing it at every key would be felt. */
const REST = 400;
let waiting:
  | { readonly key: string; readonly words: string; readonly timer: ReturnType<typeof setTimeout> }
  | undefined;

/** Writes what was typed into a large text and waits for rest. Every other act does so first. */
export function writeWaiting(): void {
  if (!waiting) return;
  const { key, words, timer } = waiting;
  clearTimeout(timer);
  waiting = undefined;
  writeNow(key, words);
}

function writeNow(key: string, words: string): void {
  if (words.trim() === '') return;
  apply(key, (document) => {
    if (key === 'title') return setTitle(document, words);
    return editPartText(document, key, asWrapped(document, key, words));
  });
}

/** A paragraph is shown as one line; where it is wrapped in the file and the words stayed, it stays wrapped. */
function asWrapped(document: SpecDocument, key: string, words: string): string {
  const found = findPart(document, key);
  if (found?.layout !== 'prose' || !('kind' in found.part) || found.part.kind !== 'paragraph') return words;
  const source = found.part.text;
  const change = smallestReplacement(unwrap(source), words);
  if (!change) return source;
  const offsets = unwrappedOffsets(source);
  const at = (offset: number) => offsets[offset] ?? source.length;
  return source.slice(0, at(change.start)) + change.text + source.slice(at(change.end));
}

export function writeShownBy(key: string, values: readonly ShownByValue[]): void {
  apply(`${key}:shown`, (document) => setShownBy(document, key, values));
}

/** Takes a part out and gives the focus to its neighbour, or to the draft in its place. */
export function removeLine(key: string, neighbour: string | null): void {
  apply(`remove ${key}`, (document) => removePart(document, key));
  specStore.setState({ focus: neighbour, caret: null, selection: neighbour });
}

/** Enter in the middle of a line: what stands behind the caret becomes the next line. */
export function splitLine(key: string, before: string, after: string): void {
  outline(`split ${key}`, (document, usedIds) => splitPart(document, key, before, after, usedIds));
}

/** Backspace at the beginning of a line: its words go to the line above, where that loses nothing. */
export function joinLine(key: string): void {
  outline(`join ${key}`, (document) => joinPart(document, key));
}

/** Delete at the end of a line: the words of the line below come up. */
export function joinNextLine(key: string): void {
  outline(`join below ${key}`, (document) => {
    const next = siblingsOf(document, key);
    const below = next[next.indexOf(key) + 1];
    return below === undefined ? null : joinPart(document, below);
  });
}

function outline(
  origin: string,
  act: (document: SpecDocument, usedIds: readonly string[]) => Result<OutlineEdit, SpecEditError> | null,
): void {
  let place: { readonly key: string; readonly caret: number } | undefined;
  apply(origin, (document, usedIds) => {
    const result = act(document, usedIds);
    if (result === null) return { ok: true, value: [] };
    if (!result.ok) return result;
    place = result.value;
    return { ok: true, value: result.value.edits };
  });
  if (place) specStore.setState({ focus: place.key, caret: place.caret, selection: place.key });
}

/** Keys of the lines that a part stands among, in order. */
function siblingsOf(document: SpecDocument, key: string): readonly string[] {
  const lists: readonly (readonly { readonly key: string }[])[] = [
    ...document.requirements.map(({ criteria }) => criteria),
    ...document.sections.flatMap(({ items, prose }) => [items, prose]),
  ];
  return (lists.find((list) => list.some((part) => part.key === key)) ?? []).map((part) => part.key);
}

/** What is moved, and the key it is to stand in front of; null for the last place. */
export function moveLine(kind: 'requirement' | 'criterion', key: string, before: string | null): void {
  apply(`move ${key} ${String(before)}`, (document) =>
    kind === 'requirement' ? moveRequirement(document, key, before) : moveCriterion(document, key, before),
  );
  specStore.setState({ selection: key });
}

/** The first words of a draft make it a part of the text, which then has the focus. */
export function writeDraft(draft: Draft, words: string): void {
  if (words.trim() === '') return;
  let id: string | null = null;
  const before = specStore.getState().session?.text;
  apply('draft', (document, usedIds) => {
    const added = addDraft(document, draft, words, usedIds);
    if (added.ok) id = added.value.id;
    return added.ok ? { ok: true, value: added.value.edits } : added;
  });
  const text = specStore.getState().session?.text;
  if (text === undefined || text === before) return;
  const key = id ?? addedKey(documentOf(text), draft);
  specStore.setState({ draft: null, focus: key, caret: null, selection: key });
}

export function openDraft(draft: Draft): void {
  specStore.setState({ draft });
}

export function closeDraft(focus: string | null): void {
  specStore.setState({ draft: null, focus, caret: null });
}

/** Tab, Shift+Tab or Enter in a line without words; false where that means nothing there. */
export function changeDraftLevel(draft: Draft, key: 'deeper' | 'up' | 'enter'): boolean {
  const { session } = specStore.getState();
  const next = session ? draftLevel(documentOf(session.text), draft, key) : undefined;
  if (!next) return false;
  if ('draft' in next) openDraft(next.draft);
  else closeDraft(next.back);
  return true;
}

/** For a line that lost the focus: another that was opened in its place stays. */
export function leaveDraft(draft: Draft): void {
  if (specStore.getState().draft === draft) closeDraft(null);
}

export function writeMarkdown(text: string): void {
  changeSession((session) => editText(session, text, 'markdown', Date.now()));
}

export function undoStep(): void {
  writeWaiting();
  changeSession(undo);
}

export function redoStep(): void {
  writeWaiting();
  changeSession(redo);
}

type Additions = Result<{ readonly edits: readonly TextEdit[]; readonly id: string | null }, SpecEditError>;

function addDraft(
  document: SpecDocument,
  draft: Draft,
  words: string,
  usedIds: readonly string[],
): Additions {
  const after = 'after' in draft && draft.after ? { after: draft.after } : {};
  switch (draft.kind) {
    case 'requirement':
      return addRequirement(document, { title: words }, { usedIds, ...after });
    case 'criterion':
      return addCriterion(document, draft.requirement, words, { usedIds, after: draft.after });
    case 'item':
      return addItem(document, draft.list, words, {
        usedIds,
        ...(draft.after === undefined ? {} : { after: draft.after }),
      });
    case 'paragraph': {
      const edits = addParagraph(document, words, draft.after);
      return edits.ok ? { ok: true, value: { edits: edits.value, id: null } } : edits;
    }
    case 'shownBy': {
      const shown = document.criteria.find(({ key }) => key === draft.criterion)?.shownBy ?? [];
      const edits = setShownBy(document, draft.criterion, [...shown, shownByValue(words)]);
      return edits.ok ? { ok: true, value: { edits: edits.value, id: null } } : edits;
    }
  }
}

/** The key of what was just added to a list whose lines carry no id: they are told by their place. */
function addedKey(document: SpecDocument, draft: Draft): string | null {
  if (draft.kind !== 'paragraph' && draft.kind !== 'item') return null;
  const why = document.sections.find((section) => section.kind === 'why')?.prose ?? [];
  const items = document.sections.flatMap((section) => section.items);
  const list = draft.kind === 'paragraph' ? why : items.filter((item) => item.list === draft.list);
  const above = list.findIndex(({ key }) => key === draft.after);
  if (draft.after === null) return list[0]?.key ?? null;
  return (above < 0 ? list.at(-1) : list[above + 1])?.key ?? null;
}

function apply(
  origin: string,
  edit: (document: SpecDocument, usedIds: readonly string[]) => Result<readonly TextEdit[], SpecEditError>,
): void {
  writeWaiting();
  const { session, usedIds } = specStore.getState();
  if (!session) return;
  const document = documentOf(session.text);
  const known = new Set([...usedIds, ...idsIn(document)]);
  const edits = edit(document, [...known]);
  if (!edits.ok) {
    specStore.setState({ problem: describeSpecEditError(edits.error) });
    return;
  }
  specStore.setState({ usedIds: known, problem: null });
  changeSession((open) => editText(open, applyEdits(open.text, edits.value), origin, Date.now()));
}
