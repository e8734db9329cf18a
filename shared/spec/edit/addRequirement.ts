import { fail, ok } from '#shared/contract/result.ts';
import type { SpecDocument } from '../specDocument.ts';
import { criterionLines } from './addCriterion.ts';
import { cleanHeading, cleanLine, cleanParagraph } from './cleanWords.ts';
import { nextRequirementId } from './ids.ts';
import { insertLines } from './insertLines.ts';
import { contentEnd, newSectionOffset, sectionTitle } from './sectionPlace.ts';
import type { SpecAddition } from './specEdit.ts';

export type NewRequirement = {
  readonly title: string;
  readonly optional?: boolean;
  readonly prose?: string;
  readonly criteria?: readonly string[];
};

export type RequirementOptions = {
  readonly usedIds: readonly string[];
  /** Key of the requirement it goes behind; the last one when absent. */
  readonly after?: string;
};

/** Adds a requirement with its criteria, numbered from 1 in the order given. */
export function addRequirement(
  doc: SpecDocument,
  requirement: NewRequirement,
  options: RequirementOptions,
): SpecAddition {
  const title = cleanHeading(requirement.title);
  if (title === '') return fail({ code: 'emptyText' });
  const above = options.after
    ? doc.requirements.find(({ key }) => key === options.after)
    : doc.requirements.at(-1);
  if (options.after && !above) return fail({ code: 'unknownPart', key: options.after });
  const id = nextRequirementId(doc, options.usedIds);
  const blank = { before: true, after: true };
  const section = doc.sections.find(({ kind }) => kind === 'requirements');
  if (above) {
    const level = /^ {0,3}(#{2,6})/.exec(doc.text.slice(above.range.start))?.[1] ?? '###';
    const lines = requirementLines(level, id, title, requirement);
    return ok({ id, edits: [insertLines(doc, above.range.end, lines, blank)] });
  }
  const lines = requirementLines('###', id, title, requirement);
  if (section) return ok({ id, edits: [insertLines(doc, contentEnd(section), lines, blank)] });
  const offset = newSectionOffset(doc, 'requirements');
  const all = [`## ${sectionTitle('requirements')}`, '', ...lines];
  return ok({ id, edits: [insertLines(doc, offset, all, blank)] });
}

function requirementLines(
  level: string,
  id: string,
  title: string,
  { optional, prose, criteria }: NewRequirement,
): readonly string[] {
  const heading = `${level} ${id} ${optional ? '(optional) ' : ''}${title}`;
  const paragraphs = prose ? cleanParagraph(prose) : '';
  const body = paragraphs === '' ? [] : paragraphs.split('\n');
  const list = (criteria ?? [])
    .map(cleanLine)
    .filter((words) => words !== '')
    .flatMap((words, index) => criterionLines(`AC-${id.slice(1)}.${index + 1}`, words, []));
  return [heading, ...body, ...(list.length > 0 ? ['', ...list] : [])];
}
