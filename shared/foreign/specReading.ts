import type { MarkdownBlock } from '#shared/spec/parse/markdownBlock.ts';
import { leadingId } from '#shared/spec/parse/readItem.ts';
import { linesRange } from '#shared/spec/parse/scanBullet.ts';
import type { Line } from '#shared/spec/parse/splitLines.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import type { Draft, DraftPart, DraftProse, DraftRequirement, DraftSection, Place } from './foreignDraft.ts';
import type { SectionMode } from './headingMeaning.ts';
import { blockWords, lineWords, type Words } from './sourceWords.ts';

/** Line indexes [from, to). */
export type Lines = { readonly from: number; readonly to: number };

/** One file while it is read: what stays the same, then where in it the reader stands. */
export type SpecReading = {
  readonly text: string;
  readonly file: string;
  readonly lines: readonly Line[];
  readonly draft: Draft;
  /** The line end of the spec to be written. */
  readonly eol: string;
  readonly unclosedFence: number | null;
  readonly places: (Place | null)[];
  mode: SectionMode | null;
  /** Of the section's heading. */
  level: number;
  heading: DraftPart | null;
  section: DraftSection | null;
  requirement: DraftRequirement | null;
  requirementLevel: number;
  /** The next bullets are criteria of the requirement. */
  takesCriteria: boolean;
  scenario: { readonly name: Words; part: DraftPart; words: Words } | null;
  /** Level of the unknown heading that all below is kept with; 0 outside of such a section. */
  unknownLevel: number;
  /** Stands before the titles of changed and removed requirements. */
  lead: string;
  /** Of the session whose clarifications follow. */
  date: string;
};

/** The level of a requirement that a bold label opens: the next label ends it. */
export const LABEL_LEVEL = 99;

export function mark({ lines, text, places }: SpecReading, { from, to }: Lines, place: Place): void {
  for (let index = from; index < to; index++) {
    const line = lines[index];
    if (line && text.slice(line.start, line.end).trim() !== '') places[index] = place;
  }
}

export function partOf(
  reading: SpecReading,
  block: Lines,
  words: Words,
  foreign: string | null = null,
): DraftPart {
  return { file: reading.file, foreign, words, block: linesRange(reading.lines, block) };
}

/** The text of the lines without the last line end. */
export function rangeOf({ lines }: SpecReading, block: Lines): TextRange {
  return { start: lines[block.from]?.start ?? 0, end: lines[block.to - 1]?.end ?? 0 };
}

export function sourceOf(reading: SpecReading, block: Lines): string {
  const { start, end } = rangeOf(reading, block);
  return reading.text.slice(start, end);
}

/** Quotes lines that have no place of their own. */
export function keep(reading: SpecReading, block: Lines): void {
  const words = blockWords(reading.text, rangeOf(reading, block), reading.eol, '> ');
  reading.draft.kept.push(partOf(reading, block, words));
  mark(reading, block, 'kept');
}

/** The requirement that is open goes on at least to the end of these lines. */
export function reach({ requirement, lines }: SpecReading, block: Lines): void {
  if (requirement)
    requirement.block = { start: requirement.block.start, end: lines[block.to - 1]?.next ?? 0 };
}

export function takeProse(reading: SpecReading, block: MarkdownBlock, target: DraftProse[]): void {
  if (isUnsafe(reading, block)) return keep(reading, block);
  const isList = block.kind === 'bullet';
  const words = blockWords(reading.text, rangeOf(reading, block), reading.eol);
  const prose = { ...partOf(reading, block, words), isList };
  const last = target.at(-1);
  if (isList && last?.isList && last.file === reading.file) {
    const both = { start: last.block.start, end: prose.block.end };
    target[target.length - 1] = { ...last, words: joinedLists(reading, last, prose), block: both };
  } else target.push(prose);
  mark(reading, block, 'placed');
  reach(reading, block);
}

/** What would swallow the rest of the spec, or be taken for a line of Overture's own. */
function isUnsafe({ text, unclosedFence }: SpecReading, block: MarkdownBlock): boolean {
  if (block.kind === 'bullet') return leadingId(text, block.textRange, true) !== null;
  const isOpen = unclosedFence !== null && block.from <= unclosedFence && unclosedFence < block.to;
  return block.kind === 'code' && isOpen;
}

/** Two lists with nothing but blank lines between them are one to Markdown. */
function joinedLists({ text, eol }: SpecReading, last: DraftPart, next: DraftPart): Words {
  if (text.slice(last.block.end, next.block.start).trim() === '') {
    const start = last.words[0]?.start ?? last.block.start;
    return blockWords(text, { start, end: next.words.at(-1)?.end ?? next.block.end }, eol);
  }
  const [first, ...rest] = next.words;
  return first ? [...last.words, { ...first, before: eol + eol + first.before }, ...rest] : last.words;
}

export function openRequirement(reading: SpecReading, title: DraftPart, level: number): DraftRequirement {
  closeScenario(reading);
  const opened: DraftRequirement = { title, prose: [], criteria: [], block: title.block };
  reading.draft.requirements.push(opened);
  reading.requirement = opened;
  reading.requirementLevel = level;
  return opened;
}

/** The open requirement; criteria that stand under none get one that is named like their section. */
export function requirementFor(reading: SpecReading): DraftRequirement {
  if (reading.requirement) return reading.requirement;
  const start = { start: 0, end: 0 };
  const nameless = {
    file: reading.file,
    foreign: null,
    words: [{ before: 'Requirements', ...start }],
    block: start,
  };
  const title = { ...(reading.heading ?? nameless), foreign: null, isFixed: true };
  reading.takesCriteria = true;
  return openRequirement(reading, title, reading.level);
}

export function openScenario(reading: SpecReading, block: Lines, name: Words): void {
  const words = name.map(({ before, start, end }) => before + reading.text.slice(start, end)).join('');
  const isNumber = /^(?:AC-)?\d+(?:\.\d+)*$/.test(words);
  const part = partOf(reading, block, name, words === '' ? null : words);
  reading.scenario = { name, part, words: isNumber ? [] : name };
  mark(reading, block, 'placed');
  reach(reading, block);
}

export function closeScenario(reading: SpecReading): void {
  const { scenario, requirement } = reading;
  if (scenario && requirement) requirement.criteria.push({ ...scenario.part, words: scenario.words });
  reading.scenario = null;
}

/** A heading's words without `(mandatory)`. */
export function headingWords({ text }: SpecReading, range: TextRange, before = ''): Words {
  const words = text.slice(range.start, range.end);
  const decoration = /\s*[*_`]*\((?:mandatory|required|必須)\)[*_`]*\s*$/i.exec(words)?.[0].length ?? 0;
  return lineWords(text, { start: range.start, end: range.end - decoration }, before);
}
