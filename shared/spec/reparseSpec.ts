import { assembleSections, type RequirementDraft, type SectionDraft } from './parse/assembleSections.ts';
import { problemsWithin } from './parse/findProblems.ts';
import {
  moveHeading,
  moveItem,
  moveProblem,
  moveRange,
  moveRequirement,
  moveSection,
  moveText,
  type Shift,
} from './parse/moveParts.ts';
import { isBlank } from './parse/lineShape.ts';
import { scanBlocks } from './parse/scanBlocks.ts';
import { type Line, splitLines } from './parse/splitLines.ts';
import { collectParts, lineEndOf, parseSpec } from './parseSpec.ts';
import type { SpecDocument, SpecProblem, SpecProblemCode } from './specDocument.ts';
import { changedRange, type TextRange } from './textEdit.ts';

/**
 * The same as `parseSpec(text)`. Where the change since `before` lies within one requirement and leaves its ids alone,
 * as nearly every keystroke does, that requirement alone is read; what stands behind it is moved.
 */
export function reparseSpec(before: SpecDocument, text: string): SpecDocument {
  if (before.text === text) return before;
  return afterChangeWithin(before, text) ?? parseSpec(text);
}

/** What these say rests on the whole file, so that it is read whole while one of them stands. */
const WHOLE: ReadonlySet<SpecProblemCode> = new Set([
  'frontMatterDamaged',
  'duplicateId',
  'strayCriterion',
  'openFence',
]);

function afterChangeWithin(before: SpecDocument, text: string): SpecDocument | null {
  const change = changedRange(before.text, text);
  if (before.problems.some(({ code }) => WHOLE.has(code))) return null;
  // These are what `parseSpec` put there: its types promise less to those who only read.
  const sections = before.sections as readonly SectionDraft[];
  const at = sections.findIndex(({ range }) => change.start < range.end);
  const section = sections[at];
  const own = section && requirementAround(section, change);
  if (!own) return null;
  const by = text.length - before.text.length;
  const region = { start: own.range.start, end: own.range.end + by };
  const read = readAlone(before.text, text, region, own);
  if (!read) return null;
  const shift: Shift = { by, lines: read.lines - linesOf(before.text, own.range) };
  const next = [
    ...sections.slice(0, at),
    withRequirement(section, own, read.requirement, shift),
    ...sections.slice(at + 1).map((later) => moveSection(later, shift)),
  ];
  const problems = problemsAfter(before, text, own, read, shift);
  const eol = shift.lines === 0 ? before.eol : lineEndOf(text);
  return { ...before, text, eol, sections: next, ...collectParts(next), problems };
}

/** The requirement that holds all of a change, its last line end excepted. */
function requirementAround({ requirements }: SectionDraft, change: TextRange): RequirementDraft | undefined {
  return requirements.find(({ range }) => range.start <= change.start && change.end < range.end);
}

type Alone = {
  readonly requirement: RequirementDraft;
  readonly own: readonly Line[];
  readonly lines: number;
};

const HEADING = /^ {0,3}#{2,6}(?=[ \t])/;

/** The requirement at `region`; null when it would not end there or would be called otherwise. */
function readAlone(textBefore: string, text: string, region: TextRange, own: RequirementDraft): Alone | null {
  const mark = HEADING.exec(text.slice(region.start, region.start + 10))?.[0];
  if (!mark || !textBefore.startsWith(mark, own.range.start)) return null;
  const lines = linesAround(text, region);
  const count = lines.findIndex(({ start }) => start >= region.end);
  const to = count < 0 ? lines.length : count;
  if (lines[to - 1]?.next !== region.end) return null;
  const { blocks, unclosedFence } = scanBlocks(text, lines, 0, to);
  if (unclosedFence !== null || blocks.at(-1)?.to !== to) return null;
  const { sections, strays } = assembleSections(text, lines, blocks);
  const [section, ...others] = sections;
  const [found, ...more] = section?.requirements ?? [];
  const isAlone = others.length + more.length + strays.length + (section?.prose.length ?? 0) === 0;
  if (!section || !found || !isAlone || section.items.length > 0 || !sameNames(found, own)) return null;
  const requirement = moveRequirement(found, { by: 0, lines: own.line - 1 });
  return { requirement, own: lines.slice(0, to), lines: to };
}

/** Its lines, and those behind up to the first with words: they tell whether the last block goes on. */
function linesAround(text: string, region: TextRange): readonly Line[] {
  const lines = [...splitLines(text, region.start, region.end)];
  for (let from = region.end; from < text.length; ) {
    const [line] = splitLines(text, from, from + 1);
    if (!line) break;
    lines.push(line);
    if (!isBlank(text, line)) break;
    from = line.next;
  }
  return lines;
}

function sameNames(a: RequirementDraft, b: RequirementDraft): boolean {
  return (
    a.key === b.key &&
    a.criteria.length === b.criteria.length &&
    a.criteria.every(({ key }, index) => key === b.criteria[index]?.key)
  );
}

function linesOf(text: string, { start, end }: TextRange): number {
  return splitLines(text, start, end).length;
}

function withRequirement(
  section: SectionDraft,
  own: RequirementDraft,
  read: RequirementDraft,
  shift: Shift,
): SectionDraft {
  const isBehind = ({ range }: { readonly range: TextRange }) => range.start >= own.range.end;
  return {
    ...section,
    range: { start: section.range.start, end: moveRange(section.range, shift).end },
    prose: section.prose.map((part) => (isBehind(part) ? moveText(part, shift) : part)),
    items: section.items.map((item) => (isBehind(item) ? moveItem(item, shift) : item)),
    lists: section.lists.map(({ list, heading }) => ({
      list,
      heading: isBehind(heading) ? moveHeading(heading, shift) : heading,
    })),
    requirements: section.requirements.map((each) => {
      if (each === own) return read;
      return isBehind(each) ? moveRequirement(each, shift) : each;
    }),
  };
}

function problemsAfter(
  before: SpecDocument,
  text: string,
  { range, line }: RequirementDraft,
  read: Alone,
  shift: Shift,
): readonly SpecProblem[] {
  return [
    ...before.problems.filter((problem) => problem.range.start < range.start),
    ...problemsWithin(text, read.own, line, read.requirement, () => idsOf(before)),
    ...before.problems
      .filter((problem) => problem.range.start >= range.end)
      .map((problem) => moveProblem(problem, shift)),
  ];
}

function idsOf({ sections }: SpecDocument): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { items, requirements } of sections) {
    for (const { id } of items) if (id !== null) ids.add(id);
    for (const { id, criteria } of requirements) {
      ids.add(id);
      for (const own of criteria) ids.add(own.id);
    }
  }
  return ids;
}
