import { ID_LETTERS } from '#shared/spec/parse/sectionKind.ts';
import type { SpecItem, SpecRequirement } from '#shared/spec/specDocument.ts';
import { criterionLike, firstCriterion, requirementHeading } from './renderLike.ts';
import type { BoundPart, SpecExport } from './specExport.ts';

const LIST_HEADINGS = {
  constraints: 'Constraints',
  boundaries: 'Boundaries',
  integration: 'Dependencies',
  assumptions: 'Assumptions',
  decisions: 'Decisions',
  questions: 'Open Questions',
} as const;

/** Puts what was written here since into the files, each like its neighbours there. */
export function exportNewParts(context: SpecExport): void {
  exportNewCriteria(context);
  exportNewRequirements(context);
  exportNewItems(context);
}

function exportNewCriteria(context: SpecExport): void {
  const { origin, document, notExpressed, byName, known } = context;
  for (const requirement of document.requirements) {
    const owner = byName.get(requirement.id);
    if (!owner) continue;
    let above: BoundPart | null = null;
    for (const { id, text, shownBy } of requirement.criteria) {
      const own = byName.get(id);
      if (own) above = own;
      else if (!known.has(id)) insertCriterion(context, owner, above, id, text, requirement);
      if (!known.has(id) && shownBy.length > 0)
        notExpressed.push(`How ${id} is shown is not said in ${origin.format}.`);
    }
  }
}

function insertCriterion(
  { origin, edits, byName }: SpecExport,
  owner: BoundPart,
  above: BoundPart | null,
  id: string,
  text: string,
  requirement: SpecRequirement,
): void {
  const later = requirement.criteria.findLast((own) => byName.has(own.id));
  const model = above ?? (later ? byName.get(later.id) : undefined) ?? null;
  const source = model ? edits.text(model.file).slice(...model.block) : '';
  const names = origin.parts.flatMap(({ was }) => was ?? []);
  const lines = model ? criterionLike(source, text, id, names) : firstCriterion(origin.format, text, id);
  const place = above ?? model;
  const isBefore = above === null && model !== null;
  if (place && place.file === owner.file) edits.insert(place.file, place.block[isBefore ? 0 : 1], lines);
  else edits.insert(owner.file, owner.block[1], lines);
}

function exportNewRequirements(context: SpecExport): void {
  const { document, byName, known } = context;
  let above: BoundPart | null = null;
  let number = document.requirements.filter(({ id }) => known.has(id)).length;
  for (const requirement of document.requirements) {
    const own = byName.get(requirement.id);
    if (own) above = own;
    else if (!known.has(requirement.id)) insertRequirement(context, requirement, above, ++number);
  }
}

function insertRequirement(
  { origin, edits, notExpressed }: SpecExport,
  requirement: SpecRequirement,
  above: BoundPart | null,
  number: number,
): void {
  const file = above?.file ?? origin.main;
  if (file === null) {
    notExpressed.push(`${requirement.id} has no file to go to.`);
    return;
  }
  const criteria = requirement.criteria.flatMap(({ id, text }, index) => {
    const first = firstCriterion(origin.format, text, id);
    return index === 0 || origin.format === 'openspec'
      ? first
      : [(first.at(-1) ?? '').replace(/^1\./, `${index + 1}.`)];
  });
  const prose = requirement.prose.flatMap(({ text }) => ['', ...text.split(/\r\n|\r|\n/)]);
  const heading = requirementHeading(origin.format, number, requirement.title, requirement.optional);
  const lines = ['', heading, ...prose, ...criteria];
  edits.insert(file, above ? above.block[1] : edits.text(file).length, lines);
}

function exportNewItems({ origin, document, edits, notExpressed, bound, known }: SpecExport): void {
  for (const list of Object.keys(ID_LETTERS) as (keyof typeof ID_LETTERS)[]) {
    const letter = ID_LETTERS[list];
    const items: readonly SpecItem[] = document[list];
    const fresh = items.filter((item) => item.id === null || !known.has(item.id));
    if (fresh.length === 0) continue;
    const last = bound.findLast(
      ({ part, block }) => part.startsWith(letter) && /^[CBNADQ]\d+$/.test(part) && block[1] > block[0],
    );
    const file = last?.file ?? origin.main;
    if (file === null)
      notExpressed.push(
        `${LIST_HEADINGS[list]}: ${fresh.length === 1 ? '1 new line has' : `${fresh.length} new lines have`} no file to go to.`,
      );
    else if (last)
      edits.insert(
        file,
        last.block[1],
        fresh.map(({ text }) => `- ${text}`),
      );
    else
      edits.insert(file, edits.text(file).length, [
        '',
        `## ${LIST_HEADINGS[list]}`,
        '',
        ...fresh.map(({ text }) => `- ${text}`),
      ]);
  }
}
