import { specStatusSchema } from '#shared/project/project.ts';
import type { FrontMatter, SpecProblem, SpecSection, SpecText } from '../specDocument.ts';
import type { TextRange } from '../textEdit.ts';
import type { Assembly, RequirementDraft } from './assembleSections.ts';
import type { FrontMatterReading } from './readFrontMatter.ts';
import { hasIds } from './sectionKind.ts';
import { type Line, lineIndexAt } from './splitLines.ts';

type Found = Pick<SpecProblem, 'code' | 'message' | 'severity'> & { range: TextRange };

/** Everything that is wrong with the form of a spec, in the order of the file. Wording is the linter's part. */
export function findProblems(
  text: string,
  lines: readonly Line[],
  reading: FrontMatterReading,
  assembly: Assembly,
  unclosedFence: number | null,
): readonly SpecProblem[] {
  const found: Found[] = [
    ...frontMatterProblems(reading),
    ...idProblems(assembly),
    ...shapeProblems(assembly.sections),
    ...referenceProblems(text, assembly.sections),
    ...conflictMarkers(text),
  ];
  const fence = unclosedFence === null ? undefined : lines[unclosedFence];
  if (fence) {
    const message = 'This code block is never closed, so everything below it is read as code.';
    found.push({ code: 'openFence', range: fence, message, severity: 'warning' });
  }
  return placed(found, lines, 1);
}

/**
 * What of this concerns one requirement alone, when `lines` are its own and the first is line `firstLine` of the file.
 * That no id is used twice takes the whole document.
 */
export function problemsWithin(
  text: string,
  lines: readonly Line[],
  firstLine: number,
  requirement: RequirementDraft,
  knownIds: () => ReadonlySet<string>,
): readonly SpecProblem[] {
  const parts = [requirement, ...requirement.prose, ...requirement.criteria];
  const { start, end } = requirement.range;
  const found = [
    ...requirementProblems(requirement),
    ...danglingIn(text, parts, knownIds),
    ...conflictMarkers(text.slice(start, end), start),
  ];
  return placed(found, lines, firstLine);
}

function placed(found: readonly Found[], lines: readonly Line[], firstLine: number): readonly SpecProblem[] {
  return found
    .toSorted((a, b) => a.range.start - b.range.start)
    .map(({ code, range, message, severity }) => {
      const index = lineIndexAt(lines, range.start);
      const column = range.start - (lines[index]?.start ?? 0) + 1;
      const own = { start: range.start, end: range.end };
      return { code, line: firstLine + index, column, range: own, message, severity };
    });
}

function frontMatterProblems({ frontMatter, damage }: FrontMatterReading): Found[] {
  if (damage) {
    const range = { start: damage.offset, end: damage.offset };
    return [
      { code: 'frontMatterDamaged', range, message: damage.message, severity: 'error' },
      ...statusProblems(frontMatter),
    ];
  }
  if (!frontMatter) {
    const message = 'There is no front matter, so the spec has no id and counts as a draft.';
    return [{ code: 'frontMatterMissing', range: { start: 0, end: 0 }, message, severity: 'warning' }];
  }
  return [...statusProblems(frontMatter), ...versionProblems(frontMatter)];
}

function statusProblems(frontMatter: FrontMatter | null): Found[] {
  const status = frontMatter?.fields.find(({ key }) => key === 'status');
  if (!status || specStatusSchema.safeParse(status.value).success) return [];
  const known = specStatusSchema.options.join(', ');
  const message = `“${status.value}” is not a status, so the spec counts as a draft. Known: ${known}.`;
  return [{ code: 'statusUnknown', range: status.valueRange, message, severity: 'error' }];
}

function versionProblems(frontMatter: FrontMatter): Found[] {
  const version = frontMatter.fields.find(({ key }) => key === 'overture');
  if (!version || version.value === '1') return [];
  const message = `This spec says format ${version.value}; this Overture knows format 1.`;
  return [{ code: 'formatUnknown', range: version.valueRange, message, severity: 'warning' }];
}

function idProblems({ sections, strays }: Assembly): Found[] {
  const found: Found[] = strays.map(({ id, range }) => ({
    code: 'strayCriterion',
    range,
    message: `${id} stands under no requirement. Move it below the heading of the requirement it shows.`,
    severity: 'error',
  }));
  const seen = new Set<string>();
  const note = (id: string, range: TextRange) => {
    if (seen.has(id)) {
      const message = `${id} is used twice. Give this one a new number.`;
      found.push({ code: 'duplicateId', range, message, severity: 'error' });
    }
    seen.add(id);
  };
  for (const { id, range } of strays) note(id, range);
  for (const section of sections) {
    for (const item of section.items) if (item.id && item.idRange) note(item.id, item.idRange);
    for (const requirement of section.requirements) {
      note(requirement.id, requirement.idRange);
      for (const criterion of requirement.criteria) note(criterion.id, criterion.idRange);
    }
  }
  return found;
}

function shapeProblems(sections: Assembly['sections']): Found[] {
  const found: Found[] = [];
  for (const section of sections) {
    for (const item of section.items) {
      if (item.id || !hasIds(item.list)) continue;
      const message = 'This line has no id, so nothing can refer to it.';
      found.push({ code: 'itemWithoutId', range: item.textRange, message, severity: 'warning' });
    }
    for (const heading of section.kind === 'requirements' ? section.prose : []) {
      if (heading.kind !== 'heading') continue;
      const message = 'This heading has no id such as R1, so it is not read as a requirement.';
      found.push({ code: 'headingWithoutId', range: heading.textRange, message, severity: 'warning' });
    }
    for (const requirement of section.requirements) found.push(...requirementProblems(requirement));
  }
  return found;
}

function requirementProblems(requirement: RequirementDraft): Found[] {
  const found: Found[] = [];
  if (requirement.title === '') {
    found.push({
      code: 'requirementWithoutTitle',
      range: requirement.idRange,
      message: `${requirement.id} has no title.`,
      severity: 'warning',
    });
  }
  for (const { id, idRange } of requirement.criteria) {
    const belongs = `R${id.slice(3, id.indexOf('.'))}`;
    if (belongs === requirement.id) continue;
    const message = `${id} stands under ${requirement.id}, though its number says ${belongs}.`;
    found.push({ code: 'criterionElsewhere', range: idRange, message, severity: 'warning' });
  }
  return found;
}

const REFERENCE = /\bAC-\d{1,6}\.\d{1,6}\b|(?<=\((?:see )?)[RCBNAD]\d{1,6}(?=\))/g;

function referenceProblems(
  text: string,
  sections: readonly Pick<SpecSection, 'items' | 'requirements'>[],
): Found[] {
  const parts = sections.flatMap(({ items, requirements }) => [
    ...items,
    ...requirements.flatMap((requirement) => [requirement, ...requirement.prose, ...requirement.criteria]),
  ]);
  const known = new Set(parts.flatMap((part) => ('id' in part && part.id ? [part.id] : [])));
  return danglingIn(text, parts, () => known);
}

function danglingIn(
  text: string,
  parts: readonly Pick<SpecText, 'textRange'>[],
  known: () => ReadonlySet<string>,
): Found[] {
  return parts.flatMap(({ textRange: { start, end } }) =>
    [...text.slice(start, end).matchAll(REFERENCE)].flatMap((match): Found[] => {
      if (known().has(match[0])) return [];
      const range = { start: start + match.index, end: start + match.index + match[0].length };
      const message = `There is no ${match[0]} in this spec.`;
      return [{ code: 'danglingId', range, message, severity: 'warning' }];
    }),
  );
}

/** `at` is where `text` begins in the file. */
function conflictMarkers(text: string, at = 0): Found[] {
  return [...text.matchAll(/^(?:<{7} |>{7} ).*$/gm)].map((match) => ({
    code: 'conflictMarker',
    range: { start: at + match.index, end: at + match.index + match[0].length },
    message: 'A conflict between two versions was left here. Keep the words that hold and delete this line.',
    severity: 'error',
  }));
}
