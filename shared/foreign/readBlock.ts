import type { BulletBlock, MarkdownBlock } from '#shared/spec/parse/markdownBlock.ts';
import type { SpecList } from '#shared/spec/proposal.ts';
import { foldBullet, upperSteps } from './criterionWords.ts';
import { readMetadata } from './readMetadata.ts';
import { markBullet } from './readScenario.ts';
import { lineWords, readWords } from './sourceWords.ts';
import {
  keep,
  LABEL_LEVEL,
  type Lines,
  mark,
  openRequirement,
  partOf,
  rangeOf,
  reach,
  requirementFor,
  sourceOf,
  type SpecReading,
  takeProse,
} from './specReading.ts';
import { readTableRows } from './tableRows.ts';

const LABEL = /^\*\*([^*]+?)[:：]?\*\*\s*[:：]?$/;
const ACCEPTANCE_LABEL = /^(?:acceptance (?:scenarios|criteria)|受け入れ(?:シナリオ|条件|基準))/i;
const NUMBERED_LINE = /^\s*(\d+\.\d+)\.?\s+/;
const STEPS = /^(?:\*\*|__)?(?:GIVEN|WHEN)\b.*(?:\*\*|\b)THEN\b/is;

/** Takes a block that is no heading and in no scenario, by the section and requirement it stands in. */
export function readBlock(reading: SpecReading, block: MarkdownBlock): void {
  switch (block.kind) {
    case 'rule':
      return mark(reading, block, 'structure');
    case 'bullet':
      return takeBullet(reading, block);
    case 'table':
      return takeTable(reading, block);
    case 'paragraph':
      return takeParagraph(reading, block);
    default:
      return takeElse(reading, block);
  }
}

function takeBullet(reading: SpecReading, block: BulletBlock): void {
  const { requirement, mode } = reading;
  if (requirement) {
    const isCriterion = reading.takesCriteria || isNamed(reading, block);
    return isCriterion ? takeCriterion(reading, block) : takeProse(reading, block, requirement.prose);
  }
  switch (mode) {
    case 'criteria':
      return takeCriterion(reading, block);
    case 'structure':
    case 'requirements':
      return isNamed(reading, block) ? takeCriterion(reading, block) : keep(reading, block);
    case 'decisions':
      return takeItem(reading, block, 'decisions', reading.date === '' ? '' : `${reading.date} `);
    case 'why':
    case 'own':
    case null:
      return takeElse(reading, block);
    default:
      return takeItem(reading, block, mode, '');
  }
}

/** Opens with an id such as FR-001. */
function isNamed({ text }: SpecReading, { textRange: { start } }: BulletBlock): boolean {
  return /^(?:\*\*|__)?(?:FR|NFR|SC)-?\d/.test(text.slice(start, start + 12));
}

function takeCriterion(reading: SpecReading, block: BulletBlock): void {
  const { text, lines, draft } = reading;
  const { words, foreign, lines: held } = foldBullet(text, lines, block);
  const said = readWords(text, words);
  if (said === '') return keep(reading, block);
  const owner = requirementFor(reading);
  const number = /^\s*(\d+(?:\.\d+)*)[.)]/.exec(text.slice(lines[block.from]?.start))?.[1];
  const counted = number?.includes('.') ? number : number ? `${owner.title.foreign ?? ''}.${number}` : null;
  const part = partOf(reading, block, words, foreign ?? counted);
  if (isEdgeQuestion(reading, said)) draft.items.push({ ...part, list: 'questions', lead: '' });
  else owner.criteria.push(part);
  noteClarifications(reading, said, part.foreign);
  markBullet(reading, block, held);
  reach(reading, block);
}

function isEdgeQuestion({ heading, text }: SpecReading, said: string): boolean {
  return /[?？]$/.test(said) && heading !== null && /edge/i.test(readWords(text, heading.words));
}

function noteClarifications({ draft }: SpecReading, said: string, name: string | null): void {
  for (const [, question = ''] of said.matchAll(/\[NEEDS CLARIFICATION:?\s*([^\]]+)\]/gi))
    draft.questions.push(name ? `${name}: ${question}` : question);
}

function takeItem(reading: SpecReading, block: BulletBlock, list: SpecList, lead: string): void {
  const { words, foreign, lines: held } = foldBullet(reading.text, reading.lines, block);
  const said = readWords(reading.text, words);
  if (said === '' || /^\*{0,2}[CBNADQ]\d+\b/.test(said)) return keep(reading, block);
  reading.draft.items.push({ ...partOf(reading, block, words, foreign), list, lead });
  markBullet(reading, block, held);
}

function takeParagraph(reading: SpecReading, block: MarkdownBlock): void {
  const { text, requirement, mode } = reading;
  const source = sourceOf(reading, block);
  const label = LABEL.exec(source.trim())?.[1];
  if (label && requirement && ACCEPTANCE_LABEL.test(label)) {
    reading.takesCriteria = true;
    reach(reading, block);
    return mark(reading, block, 'structure');
  }
  const isGroup = mode === 'criteria' && (!requirement || reading.requirementLevel === LABEL_LEVEL);
  if (label && isGroup) return takeGroup(reading, block, label);
  if (
    requirement &&
    STEPS.test(source) &&
    (reading.takesCriteria || /^US\d/.test(requirement.title.foreign ?? ''))
  ) {
    const words = upperSteps(text, lineWords(text, rangeOf(reading, block)));
    requirement.criteria.push(partOf(reading, block, words));
    reach(reading, block);
    return mark(reading, block, 'placed');
  }
  if ((reading.takesCriteria || mode === 'criteria') && NUMBERED_LINE.test(source))
    return takeNumberedLines(reading, block);
  if (mode === null && !requirement && readMetadata(reading, block)) return;
  takeElse(reading, block);
}

/** `**Core features**:` above some of a section's criteria. */
function takeGroup(reading: SpecReading, block: Lines, label: string): void {
  const start = reading.text.indexOf(label, rangeOf(reading, block).start);
  const title = lineWords(reading.text, { start, end: start + label.length });
  openRequirement(reading, partOf(reading, block, title), LABEL_LEVEL);
  reading.takesCriteria = true;
  mark(reading, block, 'placed');
}

/** `1.1 WHEN …`, one criterion a line: no list to Markdown. */
function takeNumberedLines(reading: SpecReading, block: Lines): void {
  const owner = requirementFor(reading);
  for (let from = block.from; from < block.to; ) {
    let to = from + 1;
    while (to < block.to && !NUMBERED_LINE.test(sourceOf(reading, { from: to, to: to + 1 }))) to++;
    const { start, end } = rangeOf(reading, { from, to });
    const found = NUMBERED_LINE.exec(reading.text.slice(start, end));
    const words = lineWords(reading.text, { start: start + (found?.[0].length ?? 0), end });
    owner.criteria.push(partOf(reading, { from, to }, words, found?.[1] ?? null));
    mark(reading, { from, to }, 'placed');
    from = to;
  }
  reach(reading, block);
}

function takeTable(reading: SpecReading, block: MarkdownBlock): void {
  const { text, lines, mode, requirement } = reading;
  const isPlace = requirement !== null || mode === 'criteria' || mode === 'requirements';
  const rows = isPlace ? readTableRows(text, lines, block) : [];
  if (rows.length === 0) return takeElse(reading, block);
  const owner = requirementFor(reading);
  mark(reading, block, 'structure');
  for (const row of rows) {
    owner.criteria.push(partOf(reading, row, row.words, row.foreign));
    noteClarifications(reading, readWords(text, row.words), row.foreign);
    mark(reading, row, 'placed');
  }
  reach(reading, block);
}

function takeElse(reading: SpecReading, block: MarkdownBlock): void {
  const { requirement, mode, section, draft, level } = reading;
  if (requirement) return takeProse(reading, block, requirement.prose);
  if (mode === 'criteria') return takeProse(reading, block, requirementFor(reading).prose);
  if (section) return takeProse(reading, block, section.prose);
  const isPreamble = mode === null && draft.requirements.length === 0 && level === 1;
  if (mode === 'why' || isPreamble) return takeProse(reading, block, draft.why);
  keep(reading, block);
}
