import { unwrap } from './parse/wrappedText.ts';
import type {
  SpecCriterion,
  SpecDocument,
  SpecItem,
  SpecProse,
  SpecRequirement,
  SpecSection,
} from './specDocument.ts';
import { type WordSegment, wordDiff } from './wordDiff.ts';

export type IntentKind = 'same' | 'added' | 'reworded' | 'removed';

/** A sentence people agreed on, before and after. */
export type IntentBlock = {
  /** Its id, or its section and place. */
  readonly key: string;
  readonly id: string | null;
  readonly kind: IntentKind;
  readonly segments: readonly WordSegment[];
};

/** A requirement, or another section of the spec. */
export type IntentSection = {
  readonly key: string;
  readonly id: string | null;
  readonly kind: IntentKind;
  readonly title: readonly WordSegment[];
  readonly blocks: readonly IntentBlock[];
};

/** One line of the list of changes; a requirement that came or went is one change with all its criteria. */
export type IntentChange = {
  readonly key: string;
  /** The requirement's id, for a change inside or of a requirement. */
  readonly requirement: string | null;
  readonly label: string;
  readonly kind: Exclude<IntentKind, 'same'>;
};

export type IntentDiff = {
  readonly sections: readonly IntentSection[];
  readonly changes: readonly IntentChange[];
};

/** What `after` asks for that `before` did not, by ids and words: not by lines. */
export function intentDiff(before: SpecDocument, after: SpecDocument): IntentDiff {
  const sections = [
    titleSection(before, after),
    ...proseAndLists(before, after, (section) => beforeRequirements(after, section)),
    ...requirementSections(before, after),
    ...proseAndLists(before, after, (section) => !beforeRequirements(after, section)),
    ...goneSections(before, after),
  ].filter((section) => section.blocks.length > 0 || section.kind !== 'same' || section.id !== null);
  return { sections, changes: sections.flatMap(changesOf) };
}

export type IntentCounts = Readonly<
  Record<
    | 'requirementsAdded'
    | 'requirementsRemoved'
    | 'criteriaAdded'
    | 'criteriaRemoved'
    | 'reworded'
    | 'otherAdded'
    | 'otherRemoved',
    number
  >
>;

/** Counts for the summary; the criteria of a requirement that came or went count with it, not by themselves. */
export function countIntent(diff: IntentDiff): IntentCounts {
  const count = (test: (change: IntentChange) => boolean) => diff.changes.filter(test).length;
  const isRequirement = (change: IntentChange) => change.key === change.requirement;
  const isCriterion = (change: IntentChange) => change.requirement !== null && !isRequirement(change);
  const isOther = (change: IntentChange) => change.requirement === null;
  return {
    requirementsAdded: count((change) => isRequirement(change) && change.kind === 'added'),
    requirementsRemoved: count((change) => isRequirement(change) && change.kind === 'removed'),
    criteriaAdded: count((change) => isCriterion(change) && change.kind === 'added'),
    criteriaRemoved: count((change) => isCriterion(change) && change.kind === 'removed'),
    otherAdded: count((change) => isOther(change) && change.kind === 'added'),
    otherRemoved: count((change) => isOther(change) && change.kind === 'removed'),
    reworded: count((change) => change.kind === 'reworded'),
  };
}

function titleSection(before: SpecDocument, after: SpecDocument): IntentSection {
  const blocks = [
    block('title', null, before.title || undefined, after.title || undefined),
    block('request', null, before.request?.text, after.request?.text),
  ].filter((each) => each.kind !== 'same' && each.segments.length > 0);
  return { key: 'title', id: null, kind: 'same', title: same('Title and request'), blocks };
}

function requirementSections(before: SpecDocument, after: SpecDocument): readonly IntentSection[] {
  const oldRequirements = new Map(before.requirements.map((each) => [each.id, each]));
  const oldCriteria = new Map(before.criteria.map((each) => [each.id, each]));
  const keptCriteria = new Set(after.criteria.map((each) => each.id));
  const kept = after.requirements.map((requirement) => {
    const old = oldRequirements.get(requirement.id);
    const gone = (old?.criteria ?? []).filter((criterion) => !keptCriteria.has(criterion.id));
    return requirementSection(old, requirement, [
      ...requirement.criteria.flatMap((criterion) =>
        criterionBlocks(oldCriteria.get(criterion.id), criterion),
      ),
      ...gone.flatMap((criterion) => criterionBlocks(criterion, undefined)),
    ]);
  });
  const keptIds = new Set(after.requirements.map((each) => each.id));
  const gone = before.requirements
    .filter((requirement) => !keptIds.has(requirement.id))
    .map((requirement) =>
      requirementSection(
        requirement,
        undefined,
        requirement.criteria
          .filter((criterion) => !keptCriteria.has(criterion.id))
          .flatMap((criterion) => criterionBlocks(criterion, undefined)),
      ),
    );
  return [...kept, ...gone];
}

function requirementSection(
  before: SpecRequirement | undefined,
  after: SpecRequirement | undefined,
  criteria: readonly IntentBlock[],
): IntentSection {
  const id = after?.id ?? before?.id ?? '';
  const prose = block(`${id}:prose`, null, proseText(before?.prose), proseText(after?.prose));
  const title = wordDiff(titleOf(before), titleOf(after));
  return {
    key: id,
    id,
    kind: kindOf(before && titleOf(before), after && titleOf(after)),
    title,
    blocks: prose.segments.length > 0 ? [prose, ...criteria] : criteria,
  };
}

function titleOf(requirement: SpecRequirement | undefined): string {
  if (!requirement) return '';
  return requirement.optional ? `${requirement.title} (optional)` : requirement.title;
}

function criterionBlocks(
  before: SpecCriterion | undefined,
  after: SpecCriterion | undefined,
): readonly IntentBlock[] {
  const id = after?.id ?? before?.id ?? '';
  const words = block(id, id, before?.text, after?.text);
  const shown = block(`${id}:shown`, null, before && shownText(before), after && shownText(after));
  return shown.kind === 'reworded' ? [words, shown] : [words];
}

function shownText(criterion: SpecCriterion): string {
  if (criterion.shownBy.length === 0) return 'shown by nothing yet';
  return `shown by ${criterion.shownBy.map((each) => each.text).join(', ')}`;
}

function proseAndLists(
  before: SpecDocument,
  after: SpecDocument,
  belongs: (section: SpecSection) => boolean,
): readonly IntentSection[] {
  return after.sections
    .filter((section) => section.kind !== 'requirements' && belongs(section))
    .map((section) => plainSection(counterpart(before, section), section));
}

function beforeRequirements(document: SpecDocument, section: SpecSection): boolean {
  const at = document.sections.findIndex((each) => each.kind === 'requirements');
  return at < 0 || document.sections.indexOf(section) < at;
}

function goneSections(before: SpecDocument, after: SpecDocument): readonly IntentSection[] {
  return before.sections
    .filter((section) => section.kind !== 'requirements' && !counterpart(after, section))
    .map((section) => plainSection(section, undefined));
}

function counterpart(document: SpecDocument, section: SpecSection): SpecSection | undefined {
  return document.sections.find(
    (each) =>
      each.kind === section.kind && (section.kind !== 'other' || each.heading.text === section.heading.text),
  );
}

function plainSection(before: SpecSection | undefined, after: SpecSection | undefined): IntentSection {
  const key = (after ?? before)?.key ?? '';
  const title = (after ?? before)?.heading.text ?? '';
  const prose = block(`${key}:prose`, null, proseText(before?.prose), proseText(after?.prose));
  const blocks = [...(prose.segments.length > 0 ? [prose] : []), ...itemBlocks(before?.items, after?.items)];
  return { key, id: null, kind: kindOf(before && title, after && title), title: same(title), blocks };
}

/** Lines with an id are the same line when the id is; lines without one when their words are. */
function itemBlocks(
  before: readonly SpecItem[] = [],
  after: readonly SpecItem[] = [],
): readonly IntentBlock[] {
  const matchKey = (item: SpecItem) => item.id ?? `${item.list}\n${itemText(item)}`;
  const old = new Map(before.map((item) => [matchKey(item), item]));
  const kept = new Set(after.map(matchKey));
  const added = after.map((item) => {
    const was = old.get(matchKey(item));
    return block(item.key, item.id, was && itemText(was), itemText(item));
  });
  const gone = before.filter((item) => !kept.has(matchKey(item)));
  return [...added, ...gone.map((item) => block(`${item.key}:gone`, item.id, itemText(item), undefined))];
}

/** A code reference says its path first; other lines are their words. */
function itemText(item: SpecItem): string {
  const path = 'path' in item && typeof item.path === 'string' ? item.path : '';
  return path === '' ? item.text : item.text === '' ? path : `${path}: ${item.text}`;
}

function proseText(prose: readonly SpecProse[] | undefined): string | undefined {
  if (!prose || prose.length === 0) return undefined;
  return prose.map((each) => (each.kind === 'paragraph' ? unwrap(each.text) : each.text)).join('\n\n');
}

function block(
  key: string,
  id: string | null,
  before: string | undefined,
  after: string | undefined,
): IntentBlock {
  return { key, id, kind: kindOf(before, after), segments: wordDiff(before ?? '', after ?? '') };
}

function kindOf(before: string | undefined, after: string | undefined): IntentKind {
  if (before === after) return 'same';
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'reworded';
}

function same(text: string): readonly WordSegment[] {
  return [{ kind: 'same', text }];
}

function changesOf(section: IntentSection): readonly IntentChange[] {
  const label = section.title.map((segment) => (segment.kind === 'removed' ? '' : segment.text)).join('');
  const removedLabel = section.title.map((segment) => segment.text).join('');
  if (section.kind === 'added' || section.kind === 'removed') {
    const shown = section.kind === 'removed' ? removedLabel : label;
    return [{ key: section.key, requirement: section.id, label: shown, kind: section.kind }];
  }
  const own: readonly IntentChange[] =
    section.kind === 'reworded'
      ? [{ key: section.key, requirement: section.id, label, kind: 'reworded' }]
      : [];
  const inner = section.blocks.flatMap((each): readonly IntentChange[] =>
    each.kind === 'same'
      ? []
      : [
          {
            key: each.key,
            requirement: section.id,
            label: each.id ?? blockLabel(each, label),
            kind: each.kind,
          },
        ],
  );
  return [...own, ...inner];
}

function blockLabel(block: IntentBlock, sectionTitle: string): string {
  if (block.key === 'title') return 'Title';
  if (block.key === 'request') return 'Request';
  if (block.key.endsWith(':shown')) return `${block.key.slice(0, -':shown'.length)} shown by`;
  return sectionTitle;
}
