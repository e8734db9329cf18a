import { type ProposalPreview, previewProposals } from '#shared/spec/edit/previewProposal.ts';
import { listOfSection } from '#shared/spec/parse/sectionKind.ts';
import { describeSpecEditError } from '#shared/spec/edit/specEdit.ts';
import type { Proposal, SpecList } from '#shared/spec/proposal.ts';
import type { SpecDocument, SpecSection } from '#shared/spec/specDocument.ts';

export type Shape = ProposalPreview['shape'];
/** A proposal of one shape, and how it would show. */
export type Proposed<Name extends Shape> = {
  readonly proposal: Proposal;
  readonly preview: Extract<ProposalPreview, { shape: Name }>;
};

export type ProposalViews = {
  /** By the key of the part whose words would change. */
  readonly changes: ReadonlyMap<string, readonly Proposed<'words'>[]>;
  /** By requirement. */
  readonly criteria: ReadonlyMap<string, readonly Proposed<'criterion'>[]>;
  readonly items: ReadonlyMap<SpecList, readonly Proposed<'item'>[]>;
  readonly paragraphs: readonly Proposed<'paragraph'>[];
  readonly requirements: readonly Proposed<'requirement'>[];
  /** Their place in the text is gone: to be rejected, or written in by hand. */
  readonly homeless: readonly { readonly proposal: Proposal; readonly reason: string }[];
  /** In the order of the document, with the key of the part each is shown at. */
  readonly inOrder: readonly { readonly proposal: Proposal; readonly key: string }[];
};

/** The key under which a proposed new part is selected. */
export function proposedKey(proposal: Proposal): string {
  return `proposal:${proposal.id}`;
}

/** The lists a section shows, in order. */
export function sectionLists(section: SpecSection): readonly SpecList[] {
  if (section.kind === 'scope') return ['scopeIn', 'scopeOptional', 'scopeOut'];
  const list = listOfSection(section.kind);
  return list ? [list] : [];
}

/** Where nothing is proposed. */
export const NO_VIEWS: ProposalViews = {
  changes: new Map(),
  criteria: new Map(),
  items: new Map(),
  paragraphs: [],
  requirements: [],
  homeless: [],
  inOrder: [],
};

/** Where each proposal shows in the document, and what new parts would be called. */
export function proposalViews(
  document: SpecDocument,
  proposals: readonly Proposal[],
  usedIds: readonly string[],
): ProposalViews {
  const changes = new Map<string, Proposed<'words'>[]>();
  const criteria = new Map<string, Proposed<'criterion'>[]>();
  const items = new Map<SpecList, Proposed<'item'>[]>();
  const paragraphs: Proposed<'paragraph'>[] = [];
  const requirements: Proposed<'requirement'>[] = [];
  const homeless: { proposal: Proposal; reason: string }[] = [];
  for (const { proposal, preview: found } of previewProposals(document, proposals, usedIds)) {
    if (!found.ok) {
      homeless.push({ proposal, reason: describeSpecEditError(found.error) });
      continue;
    }
    const preview = found.value;
    switch (preview.shape) {
      case 'words':
        add(changes, preview.key, { proposal, preview });
        break;
      case 'criterion':
        add(criteria, preview.requirement, { proposal, preview });
        break;
      case 'item':
        add(items, preview.list, { proposal, preview });
        break;
      case 'paragraph':
        paragraphs.push({ proposal, preview });
        break;
      case 'requirement':
        requirements.push({ proposal, preview });
        break;
    }
  }
  const views = { changes, criteria, items, paragraphs, requirements, homeless };
  return { ...views, inOrder: inOrder(document, views) };
}

function inOrder(document: SpecDocument, views: Omit<ProposalViews, 'inOrder'>): ProposalViews['inOrder'] {
  const at = (key: string) => (views.changes.get(key) ?? []).map(({ proposal }) => ({ proposal, key }));
  const added = (list: readonly { readonly proposal: Proposal }[] = []) =>
    list.map(({ proposal }) => ({ proposal, key: proposedKey(proposal) }));
  const shownLists = new Set<SpecList>();
  const listsOf = (section: SpecSection) =>
    sectionLists(section).flatMap((list) => {
      if (shownLists.has(list)) return [];
      shownLists.add(list);
      return added(views.items.get(list));
    });
  const sections = document.sections.flatMap((section) => [
    ...[...section.prose, ...section.items].flatMap((part) => at(part.key)),
    ...(section.kind === 'why' ? added(views.paragraphs) : []),
    ...section.requirements.flatMap((requirement) => [
      ...[requirement, ...requirement.prose, ...requirement.criteria].flatMap((part) => at(part.key)),
      ...added(views.criteria.get(requirement.key)),
    ]),
    ...(section.kind === 'requirements' ? added(views.requirements) : []),
    ...listsOf(section),
  ]);
  const has = (kind: string) => document.sections.some((section) => section.kind === kind);
  const rest = [...views.items].filter(([list]) => !shownLists.has(list));
  return [
    ...at('title'),
    ...sections,
    ...(has('why') ? [] : added(views.paragraphs)),
    ...(has('requirements') ? [] : added(views.requirements)),
    ...rest.flatMap(([, list]) => added(list)),
    ...added(views.homeless),
  ];
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
