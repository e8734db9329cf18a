import type { Result } from '#shared/contract/result.ts';
import { addCriterion } from '#shared/spec/edit/addCriterion.ts';
import { addItem } from '#shared/spec/edit/addItem.ts';
import { addParagraph } from '#shared/spec/edit/addParagraph.ts';
import { addRequirement } from '#shared/spec/edit/addRequirement.ts';
import { editPartText } from '#shared/spec/edit/editPartText.ts';
import { findPart } from '#shared/spec/edit/findPart.ts';
import { idsIn } from '#shared/spec/edit/ids.ts';
import { removePart } from '#shared/spec/edit/removePart.ts';
import { setShownBy } from '#shared/spec/edit/setShownBy.ts';
import type { ShownByValue } from '#shared/spec/edit/shownByLine.ts';
import { setTitle } from '#shared/spec/edit/setTitle.ts';
import { describeSpecEditError, type SpecEditError } from '#shared/spec/edit/specEdit.ts';
import { smallestReplacement } from '#shared/spec/edit/smallestReplacement.ts';
import { unwrap, unwrappedOffsets } from '#shared/spec/parse/wrappedText.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { applyEdits, type TextEdit } from '#shared/spec/textEdit.ts';
import { editText, redo, undo } from './specSession.ts';
import { changeSession, type Draft, specStore } from './specStore.ts';

/** Changes of the one text by what a person does in the document. Each is one step to undo. */
export function writeWords(key: string, words: string): void {
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
  specStore.setState({ focus: neighbour, selection: neighbour });
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
  const key = id ?? lastKey(parseSpec(text), draft);
  specStore.setState({ draft: null, focus: key, selection: key });
}

export function openDraft(draft: Draft): void {
  specStore.setState({ draft });
}

export function closeDraft(focus: string | null): void {
  specStore.setState({ draft: null, focus });
}

export function writeMarkdown(text: string): void {
  changeSession((session) => editText(session, text, 'markdown', Date.now()));
}

export function undoStep(): void {
  changeSession(undo);
}

export function redoStep(): void {
  changeSession(redo);
}

type Additions = Result<{ readonly edits: readonly TextEdit[]; readonly id: string | null }, SpecEditError>;

function addDraft(
  document: SpecDocument,
  draft: Draft,
  words: string,
  usedIds: readonly string[],
): Additions {
  switch (draft.kind) {
    case 'requirement':
      return addRequirement(document, { title: words }, { usedIds });
    case 'criterion':
      return addCriterion(document, draft.requirement, words, {
        usedIds,
        ...(draft.after ? { after: draft.after } : {}),
      });
    case 'item':
      return addItem(document, draft.list, words, { usedIds });
    case 'paragraph': {
      const edits = addParagraph(document, words);
      return edits.ok ? { ok: true, value: { edits: edits.value, id: null } } : edits;
    }
  }
}

/** The key of what was just added to a list whose lines carry no id. */
function lastKey(document: SpecDocument, draft: Draft): string | null {
  if (draft.kind === 'paragraph') {
    return document.sections.find((section) => section.kind === 'why')?.prose.at(-1)?.key ?? null;
  }
  if (draft.kind !== 'item') return null;
  const items = document.sections.flatMap((section) => section.items);
  return items.findLast((item) => item.list === draft.list)?.key ?? null;
}

function apply(
  origin: string,
  edit: (document: SpecDocument, usedIds: readonly string[]) => Result<readonly TextEdit[], SpecEditError>,
): void {
  const { session, usedIds } = specStore.getState();
  if (!session) return;
  const document = parseSpec(session.text);
  const known = new Set([...usedIds, ...idsIn(document)]);
  const edits = edit(document, [...known]);
  if (!edits.ok) {
    specStore.setState({ problem: describeSpecEditError(edits.error) });
    return;
  }
  specStore.setState({ usedIds: known, problem: null });
  changeSession((open) => editText(open, applyEdits(open.text, edits.value), origin, Date.now()));
}
