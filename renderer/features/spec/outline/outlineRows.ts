import type { Topic } from '#shared/interview/interview.ts';
import type { SpecDocument, SpecRequirement, SpecSection } from '#shared/spec/specDocument.ts';
import { SECTION_TITLES } from '../proposalPlace.ts';

export type OutlineState = 'agreed' | 'part' | 'none' | 'open';

export type OutlineRow = {
  /** A part's key, a section's key, or `topic:` and its id. */
  readonly id: string;
  /** The requirement's id. */
  readonly mark: string | null;
  readonly state: OutlineState;
  readonly label: string;
  /** Quiet words at the right: “2 items”. */
  readonly note: string;
  readonly toDecide: number;
  readonly warning: string | null;
  readonly children: readonly OutlineRow[];
};

/** How many things wait for a decision at a part or section. */
export type ToDecide = (key: string) => number;

/** The spec at a glance: what is written, what waits and what nobody has talked about. */
export function outlineRows(
  document: SpecDocument,
  topics: readonly Topic[],
  toDecide: ToDecide,
): readonly OutlineRow[] {
  const rows = [
    requestRow(document, toDecide),
    ...missingRow(document, 'why', toDecide),
    ...document.sections.map((section) => sectionRow(document, section, toDecide)),
    ...missingRow(document, 'requirements', toDecide),
  ];
  const labels = new Set(rows.map((row) => row.label.toLowerCase()));
  const untold = topics
    .filter((topic) => topic.state === 'notDiscussed' && !labels.has(topic.title.toLowerCase()))
    .map((topic) =>
      row({ id: `topic:${topic.id}`, state: 'none', label: topic.title, note: 'not discussed' }),
    );
  return [...rows, ...untold];
}

/** How many rows have something agreed in them, for the head of the outline. */
export function covered(rows: readonly OutlineRow[], topics: readonly Topic[]): string {
  if (topics.length > 0) {
    const settled = topics.filter((topic) => topic.state === 'settled').length;
    return `${settled} of ${topics.length} covered`;
  }
  return `${rows.filter((row) => row.state === 'agreed').length} of ${rows.length} covered`;
}

function requestRow(document: SpecDocument, toDecide: ToDecide): OutlineRow {
  const { request } = document;
  return row({
    id: 'request',
    state: request ? 'agreed' : 'none',
    label: 'Request',
    note: request ? (request.attribution ? '1 source' : '') : 'missing',
    toDecide: toDecide('request'),
  });
}

function missingRow(
  document: SpecDocument,
  kind: 'why' | 'requirements',
  toDecide: ToDecide,
): readonly OutlineRow[] {
  if (document.sections.some((section) => section.kind === kind)) return [];
  return [
    row({ id: kind, state: 'none', label: SECTION_TITLES[kind], note: 'empty', toDecide: toDecide(kind) }),
  ];
}

function sectionRow(document: SpecDocument, section: SpecSection, toDecide: ToDecide): OutlineRow {
  if (section.kind === 'requirements') return requirementsRow(section, toDecide);
  const count = section.items.length;
  const own = [...section.items, ...section.prose].reduce((sum, part) => sum + toDecide(part.key), 0);
  const isEmpty = count === 0 && section.prose.length === 0;
  const base = {
    id: section.key,
    label: section.heading.text,
    toDecide: toDecide(section.key) + (section.key === section.kind ? 0 : toDecide(section.kind)) + own,
    state: isEmpty ? ('none' as const) : ('agreed' as const),
  };
  if (section.kind === 'questions') {
    return row({
      ...base,
      state: count > 0 ? 'open' : 'agreed',
      note: count > 0 ? String(count) : 'none left',
    });
  }
  if (section.kind === 'decisions') return row({ ...base, note: String(count) });
  if (count === 0) return row({ ...base, note: isEmpty ? 'empty' : '' });
  if (section.kind === 'scope') return row({ ...base, note: scopeNote(document) });
  return row({ ...base, note: count === 1 ? '1 item' : `${count} items` });
}

function scopeNote(document: SpecDocument): string {
  const { scopeIn, scopeOptional, scopeOut } = document;
  return [
    [scopeIn.length, 'in'],
    [scopeOptional.length, 'optional'],
    [scopeOut.length, 'out'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

function requirementsRow(section: SpecSection, toDecide: ToDecide): OutlineRow {
  const { requirements } = section;
  const shown = requirements.filter((requirement) => requirement.criteria.length > 0).length;
  return row({
    id: section.key,
    state: requirements.length === 0 ? 'none' : shown < requirements.length ? 'part' : 'agreed',
    label: section.heading.text,
    note: requirements.length === 0 ? 'empty' : `${shown} of ${requirements.length}`,
    toDecide: toDecide(section.kind),
    children: requirements.map((requirement) => requirementRow(requirement, toDecide)),
  });
}

function requirementRow(requirement: SpecRequirement, toDecide: ToDecide): OutlineRow {
  const parts = [...requirement.criteria, ...requirement.prose];
  return row({
    id: requirement.key,
    mark: requirement.id,
    state: requirement.criteria.length > 0 ? 'agreed' : 'part',
    label: requirement.title,
    toDecide: toDecide(requirement.key) + parts.reduce((sum, part) => sum + toDecide(part.key), 0),
    warning: requirement.criteria.length === 0 && !requirement.optional ? 'No criteria yet' : null,
  });
}

function row(parts: Partial<OutlineRow> & Pick<OutlineRow, 'id' | 'label' | 'state'>): OutlineRow {
  return { mark: null, note: '', toDecide: 0, warning: null, children: [], ...parts };
}
