import { specStatusSchema } from '#shared/project/project.ts';
import { nextCriterionId, nextItemId, nextRequirementId } from '../edit/ids.ts';
import { setFrontMatterField } from '../edit/frontMatterEdits.ts';
import { nextLineStart } from '../edit/insertLines.ts';
import { hasIds, listOfId } from '../parse/sectionKind.ts';
import { keysOfIds } from '../references.ts';
import type { SpecDocument, SpecProblem } from '../specDocument.ts';
import type { TextRange } from '../textEdit.ts';
import { fixOf, type SpecFix } from './specFix.ts';

const NEAREST_IDS = 3;

/** Ways to mend what is wrong with the form of a spec, the likeliest first. `usedIds` are never given again. */
export function fixesOfProblem(
  doc: SpecDocument,
  problem: SpecProblem,
  usedIds: readonly string[],
): readonly SpecFix[] {
  const { range } = problem;
  const words = doc.text.slice(range.start, range.end);
  switch (problem.code) {
    case 'frontMatterMissing':
      return fixOf('Write front matter', setFrontMatterField(doc, 'status', 'draft'));
    case 'frontMatterDamaged':
      return quoteValue(doc, range);
    case 'statusUnknown':
      return statusFixes(range, words);
    case 'duplicateId':
      return newId(doc, range, words, usedIds);
    case 'itemWithoutId':
      return itemId(doc, range, usedIds);
    case 'headingWithoutId': {
      const id = nextRequirementId(doc, usedIds);
      const marks = /^[ \t]*#{0,6}[ \t]*/.exec(words)?.[0].length ?? 0;
      return [
        { title: `Make it requirement ${id}`, edits: [{ ...at(range.start + marks), text: `${id} ` }] },
      ];
    }
    case 'criterionElsewhere':
      return renumber(doc, range, usedIds);
    case 'danglingId':
      return nearestIds(doc, words).map((id) => ({
        title: `Change it to ${id}`,
        edits: [{ ...range, text: id }],
      }));
    case 'conflictMarker': {
      const end = nextLineStart(doc.text, range.start);
      return [{ title: 'Delete this line', edits: [{ start: range.start, end, text: '' }] }];
    }
    case 'openFence':
      return closeFence(doc, words);
    case 'formatUnknown':
    case 'strayCriterion':
    case 'requirementWithoutTitle':
      return [];
  }
}

function at(offset: number): TextRange {
  return { start: offset, end: offset };
}

/** The line that YAML stumbled over, with quotes around its value. */
function quoteValue(doc: SpecDocument, range: TextRange): readonly SpecFix[] {
  const start = doc.text.lastIndexOf('\n', range.start - 1) + 1;
  const line = doc.text.slice(start, nextLineStart(doc.text, start)).replace(/[\r\n]+$/, '');
  const [, key = '', value = ''] = /^([\w-]+:[ \t]+)(.*?)[ \t]*$/.exec(line) ?? [];
  if (!value.includes(':') || /^["']/.test(value)) return [];
  const own = { start: start + key.length, end: start + key.length + value.length };
  return [{ title: 'Put quotes around the value', edits: [{ ...own, text: JSON.stringify(value) }] }];
}

/** States that begin alike first, then the one every spec begins with. */
function statusFixes(range: TextRange, written: string): readonly SpecFix[] {
  const letter = written.replace(/^["']/, '').charAt(0).toLowerCase();
  const alike = specStatusSchema.options.filter((status) => status.startsWith(letter));
  return [...new Set([...alike, 'draft'])].map((status) => ({
    title: `Set it to ${status}`,
    edits: [{ ...range, text: status }],
  }));
}

function newId(
  doc: SpecDocument,
  range: TextRange,
  id: string,
  usedIds: readonly string[],
): readonly SpecFix[] {
  const list = listOfId(id);
  const next = id.startsWith('AC-')
    ? nextCriterionId(doc, usedIds, `R${id.slice(3, id.indexOf('.'))}`)
    : list
      ? nextItemId(doc, usedIds, list)
      : nextRequirementId(doc, usedIds);
  return [{ title: `Give this one the number ${next}`, edits: [{ ...range, text: next }] }];
}

function itemId(doc: SpecDocument, range: TextRange, usedIds: readonly string[]): readonly SpecFix[] {
  const item = doc.sections
    .flatMap((section) => section.items)
    .find(({ textRange }) => textRange.start === range.start);
  if (!item || !hasIds(item.list)) return [];
  const id = nextItemId(doc, usedIds, item.list);
  // A date, a risk or a kind stands before the words; the id goes in front of all of it.
  const lead = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(doc.text.slice(item.range.start, item.range.end));
  const start = item.range.start + (lead?.[0].length ?? range.start - item.range.start);
  return [{ title: `Give it the id ${id}`, edits: [{ ...at(start), text: `**${id}** ` }] }];
}

function renumber(doc: SpecDocument, range: TextRange, usedIds: readonly string[]): readonly SpecFix[] {
  const criterion = doc.criteria.find(({ idRange }) => idRange.start === range.start);
  if (!criterion) return [];
  const id = nextCriterionId(doc, usedIds, criterion.requirement.replace(/~\d+$/, ''));
  return [{ title: `Give it the number ${id}`, edits: [{ ...range, text: id }] }];
}

/** Ids of the same kind, those with the nearest numbers first. */
function nearestIds(doc: SpecDocument, id: string): readonly string[] {
  const kind = /^(?:AC-|[A-Z])/.exec(id)?.[0] ?? '';
  const [major = 0, minor = 0] = numbersOf(id);
  const distance = (other: string) => {
    const [ownMajor = 0, ownMinor = 0] = numbersOf(other);
    return Math.abs(ownMajor - major) * 100 + Math.abs(ownMinor - minor);
  };
  return [...keysOfIds(doc).keys()]
    .filter((other) => other.startsWith(kind) && (kind === 'AC-' || /^[A-Z]\d/.test(other)))
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, NEAREST_IDS);
}

function numbersOf(id: string): readonly number[] {
  return [...id.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

function closeFence(doc: SpecDocument, line: string): readonly SpecFix[] {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (!fence) return [];
  const isOpenLine = !/[\r\n]$/.test(doc.text);
  const text = isOpenLine ? doc.eol + fence : fence + doc.eol;
  return [{ title: 'Close it at the end of the file', edits: [{ ...at(doc.text.length), text }] }];
}
