import type { SpecCriterion, SpecHeading, SpecProblem, SpecProse, SpecText } from '../specDocument.ts';
import type { TextRange } from '../textEdit.ts';
import type { RequirementDraft, SectionDraft } from './assembleSections.ts';
import type { ReadItem } from './readItem.ts';

/** How far what stands behind a change has moved, in UTF-16 units and in lines. */
export type Shift = { readonly by: number; readonly lines: number };

export function moveRange({ start, end }: TextRange, { by }: Shift): TextRange {
  return { start: start + by, end: end + by };
}

export function moveText<Part extends SpecText>(part: Part, shift: Shift): Part {
  const range = moveRange(part.range, shift);
  return { ...part, range, textRange: moveRange(part.textRange, shift), line: part.line + shift.lines };
}

export function moveRequirement(own: RequirementDraft, shift: Shift): RequirementDraft {
  return {
    ...moveText(own, shift),
    idRange: moveRange(own.idRange, shift),
    prose: own.prose.map((part): SpecProse => moveText(part, shift)),
    criteria: own.criteria.map((criterion) => moveCriterion(criterion, shift)),
  };
}

function moveCriterion(criterion: SpecCriterion, shift: Shift): SpecCriterion {
  return {
    ...moveText(criterion, shift),
    idRange: moveRange(criterion.idRange, shift),
    shownBy: criterion.shownBy.map((line) => moveText(line, shift)),
  };
}

export function moveItem(item: ReadItem, shift: Shift): ReadItem {
  const moved = { ...moveText(item, shift), idRange: item.idRange && moveRange(item.idRange, shift) };
  if (!('waitsFor' in moved)) return moved;
  return { ...moved, waitsFor: moved.waitsFor && moveText(moved.waitsFor, shift) };
}

export function moveHeading(heading: SpecHeading, shift: Shift): SpecHeading {
  const range = moveRange(heading.range, shift);
  return {
    ...heading,
    range,
    textRange: moveRange(heading.textRange, shift),
    line: heading.line + shift.lines,
  };
}

export function moveSection(section: SectionDraft, shift: Shift): SectionDraft {
  return {
    ...section,
    heading: moveHeading(section.heading, shift),
    range: moveRange(section.range, shift),
    prose: section.prose.map((part) => moveText(part, shift)),
    items: section.items.map((item) => moveItem(item, shift)),
    lists: section.lists.map(({ list, heading }) => ({ list, heading: moveHeading(heading, shift) })),
    requirements: section.requirements.map((own) => moveRequirement(own, shift)),
  };
}

export function moveProblem(problem: SpecProblem, shift: Shift): SpecProblem {
  return { ...problem, range: moveRange(problem.range, shift), line: problem.line + shift.lines };
}
