import type { SpecCriterion, SpecItem, SpecProse, SpecRequirement } from '#shared/spec/specDocument.ts';
import type { WordingHint } from '../wordingHints.ts';
import type { DocumentContext } from './documentProps.ts';
import type { Proposed } from './proposalViews.ts';

/**
 * Whether a part would look the same. Every keystroke makes a new document whose offsets have moved,
 * so that parts are compared by what is shown of them, and only the part being written is drawn anew.
 */
export function sameCriterion(a: SpecCriterion, b: SpecCriterion): boolean {
  return (
    a.key === b.key &&
    a.text === b.text &&
    a.requirement === b.requirement &&
    sameList(a.shownBy, b.shownBy, (one, other) => one.kind === other.kind && one.text === other.text)
  );
}

export function sameItem(a: SpecItem, b: SpecItem): boolean {
  return a.key === b.key && a.id === b.id && shownFields(a) === shownFields(b);
}

export function sameRequirement(
  a: { readonly requirement: SpecRequirement; readonly context: DocumentContext },
  b: { readonly requirement: SpecRequirement; readonly context: DocumentContext },
): boolean {
  const [one, other] = [a.requirement, b.requirement];
  return (
    one.key === other.key &&
    one.title === other.title &&
    one.optional === other.optional &&
    a.context.draft === b.context.draft &&
    // The id of a line being begun depends on the whole document.
    b.context.draft?.kind !== 'criterion' &&
    sameAround(a.context, b.context, one.key) &&
    sameList(one.prose, other.prose, (x, y) => sameProse(x, y) && sameAround(a.context, b.context, x.key)) &&
    sameList(
      one.criteria,
      other.criteria,
      (x, y) => sameCriterion(x, y) && sameAround(a.context, b.context, x.key),
    ) &&
    sameAdditions(a.context, b.context, one.key)
  );
}

/** Whether all that is said about a part is the same: hints, proposals, selection and focus. */
export function sameAround(a: DocumentContext, b: DocumentContext, key: string): boolean {
  return (
    a.actions === b.actions &&
    a.onOpenFile === b.onOpenFile &&
    (a.selection === key) === (b.selection === key) &&
    (a.focus === key) === (b.focus === key) &&
    a.ids === b.ids &&
    isShownByDraft(a, key) === isShownByDraft(b, key) &&
    sameList(a.uses.get(key) ?? [], b.uses.get(key) ?? [], (x, y) => x === y) &&
    sameList(a.hints.get(key) ?? [], b.hints.get(key) ?? [], sameHint) &&
    sameList(a.views.changes.get(key) ?? [], b.views.changes.get(key) ?? [], sameChange)
  );
}

function isShownByDraft({ draft }: DocumentContext, key: string): boolean {
  return draft?.kind === 'shownBy' && draft.criterion === key;
}

function sameAdditions(a: DocumentContext, b: DocumentContext, requirement: string): boolean {
  return sameList(
    a.views.criteria.get(requirement) ?? [],
    b.views.criteria.get(requirement) ?? [],
    (x, y) => x.proposal.id === y.proposal.id && x.preview.id === y.preview.id && !isSelected(a, b, x),
  );
}

function isSelected(a: DocumentContext, b: DocumentContext, { proposal }: Proposed<'criterion'>): boolean {
  const key = `proposal:${proposal.id}`;
  return (a.selection === key) !== (b.selection === key);
}

function sameHint(a: WordingHint, b: WordingHint): boolean {
  return a.id === b.id && a.start === b.start && a.message === b.message;
}

function sameChange(a: Proposed<'words'>, b: Proposed<'words'>): boolean {
  return a.proposal.id === b.proposal.id && a.preview.start === b.preview.start;
}

function sameProse(a: SpecProse, b: SpecProse): boolean {
  return a.key === b.key && a.kind === b.kind && a.text === b.text;
}

/** All words an item shows, its date, risk and path included. */
function shownFields(item: SpecItem): string {
  return Object.entries(item)
    .map(([name, value]: [string, unknown]) => {
      if (typeof value === 'string') return value;
      return name === 'waitsFor' && value ? (value as { text: string }).text : '';
    })
    .join('\n');
}

function sameList<Each>(
  a: readonly Each[],
  b: readonly Each[],
  same: (one: Each, other: Each) => boolean,
): boolean {
  return a.length === b.length && a.every((one, index) => same(one, b[index] as Each));
}
