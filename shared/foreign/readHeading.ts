import type { HeadingBlock } from '#shared/spec/parse/markdownBlock.ts';
import { sectionKind } from '#shared/spec/parse/sectionKind.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import { type HeadingMeaning, headingMeaning, plainName, type SectionMode } from './headingMeaning.ts';
import { lineWords, type Words } from './sourceWords.ts';
import {
  closeScenario,
  headingWords,
  keep,
  mark,
  openRequirement,
  openScenario,
  partOf,
  requirementFor,
  type SpecReading,
  takeProse,
} from './specReading.ts';

/** Takes a heading by what it means, else by where it stands. */
export function readHeading(reading: SpecReading, block: HeadingBlock): void {
  const words = reading.text.slice(block.textRange.start, block.textRange.end);
  const meaning = headingMeaning(words, block.level, reading.mode);
  closeScenario(reading);
  const isStrong = meaning?.kind === 'requirement' || meaning?.kind === 'title';
  if (reading.unknownLevel > 0 && block.level > reading.unknownLevel && !isStrong)
    return keep(reading, block);
  reading.unknownLevel = 0;
  if (meaning) takeMeaning(reading, block, words, meaning);
  else takeUnknown(reading, block, words);
}

function takeMeaning(
  reading: SpecReading,
  block: HeadingBlock,
  words: string,
  meaning: HeadingMeaning,
): void {
  mark(reading, block, 'structure');
  switch (meaning.kind) {
    case 'title':
      return takeTitle(reading, block, meaning.words);
    case 'requirement':
      return takeRequirement(reading, block, meaning);
    case 'scenario':
      requirementFor(reading);
      return openScenario(reading, block, wordsIn(reading, block, meaning.words));
    case 'acceptance':
      if (reading.requirement && block.level > reading.requirementLevel) reading.takesCriteria = true;
      else startSection(reading, block, 'criteria', words);
      return;
    case 'session':
      reading.date = meaning.date;
      return;
    case 'section':
      if (meaning.lead !== '' || /requirements|需求/i.test(words)) reading.lead = meaning.lead;
      return startSection(reading, block, meaning.mode, words);
  }
}

/** `range` counts within the heading's words. */
function wordsIn(
  { text }: SpecReading,
  { textRange: { start } }: HeadingBlock,
  range: TextRange,
  before = '',
): Words {
  return lineWords(text, { start: start + range.start, end: start + range.end }, before);
}

function takeTitle(reading: SpecReading, block: HeadingBlock, range: TextRange): void {
  Object.assign(reading, { requirement: null, mode: null, level: 1 });
  if (range.end === 0) return;
  if (reading.draft.title) return keep(reading, block);
  reading.draft.title = partOf(reading, block, wordsIn(reading, block, range));
  mark(reading, block, 'placed');
}

function takeRequirement(
  reading: SpecReading,
  block: HeadingBlock,
  meaning: Extract<HeadingMeaning, { kind: 'requirement' }>,
): void {
  const title = partOf(reading, block, wordsIn(reading, block, meaning.words, reading.lead), meaning.foreign);
  const opened = openRequirement(reading, { ...title, nameEnd: block.textRange.end }, block.level);
  reading.takesCriteria = meaning.startsCriteria;
  const words = meaning.priority.flatMap((range, at) =>
    wordsIn(reading, block, range, at === 0 ? 'Priority: ' : ' '),
  );
  // The priority shares the heading's line, so it has no lines of its own that could be removed.
  const none = { start: opened.block.start, end: opened.block.start };
  if (words.length > 0) opened.prose.push({ ...partOf(reading, block, words), block: none, isList: false });
  mark(reading, block, 'placed');
}

function startSection(reading: SpecReading, block: HeadingBlock, mode: SectionMode, words: string): void {
  const heading = partOf(reading, block, headingWords(reading, block.textRange));
  const place = { mode, heading, level: block.level, requirement: null, section: null, takesCriteria: false };
  Object.assign(reading, place);
  if (mode !== 'own') return;
  if (sectionKind(words) !== 'other') return keep(reading, block);
  const isEarly = reading.draft.requirements.length === 0;
  reading.section = { heading: words.trim(), prose: [], isEarly };
  reading.draft.sections.push(reading.section);
}

function takeUnknown(reading: SpecReading, block: HeadingBlock, words: string): void {
  const { requirement, mode, section, level } = reading;
  if (requirement && block.level > reading.requirementLevel) {
    if (block.level === 4 && reading.lead === '' && isOpenSpec(reading.file))
      return openScenario(reading, block, lineWords(reading.text, block.textRange));
    if (block.level >= 4) return takeProse(reading, block, requirement.prose);
  }
  if ((mode === 'criteria' || mode === 'requirements') && block.level > level && block.level <= level + 2) {
    const title = headingWords(reading, block.textRange, reading.lead);
    openRequirement(reading, partOf(reading, block, title), block.level);
    reading.takesCriteria = mode === 'criteria';
    return mark(reading, block, 'placed');
  }
  if ((mode === 'why' || section) && block.level > level && block.level >= 3 && !/^R\d/.test(words))
    return takeProse(reading, block, section ? section.prose : reading.draft.why);
  Object.assign(reading, { requirement: null, section: null, mode: null });
  reading.unknownLevel = plainName(words) === '' ? 0 : block.level;
  keep(reading, block);
}

/** There every heading of the fourth level below a requirement is a scenario. */
function isOpenSpec(file: string): boolean {
  return /(?:^|\/)openspec\//.test(file);
}
