import type { SpecList } from '../proposal.ts';
import type {
  SpecCriterion,
  SpecHeading,
  SpecProse,
  SpecRequest,
  SpecSectionKind,
  SpecText,
} from '../specDocument.ts';
import type { TextRange } from '../textEdit.ts';
import type { BulletBlock, HeadingBlock, MarkdownBlock } from './markdownBlock.ts';
import { readCriterion } from './readCriterion.ts';
import { leadingId, type ReadItem, readItem } from './readItem.ts';
import { readRequest } from './readRequest.ts';
import { linesRange } from './scanBullet.ts';
import { listOfId, listOfSection, scopeList, sectionKind } from './sectionKind.ts';
import type { Line } from './splitLines.ts';
import { unwrap } from './wrappedText.ts';

export type RequirementDraft = Omit<SpecText, 'range'> & {
  range: TextRange;
  id: string;
  idRange: TextRange;
  title: string;
  optional: boolean;
  level: number;
  prose: SpecProse[];
  criteria: SpecCriterion[];
};

export type SectionDraft = {
  key: string;
  kind: SpecSectionKind;
  heading: SpecHeading;
  range: TextRange;
  prose: SpecProse[];
  items: ReadItem[];
  lists: { list: SpecList; heading: SpecHeading }[];
  requirements: RequirementDraft[];
};

export type Assembly = {
  titleHeading: SpecText | null;
  request: SpecRequest | null;
  preamble: SpecProse[];
  sections: SectionDraft[];
  /** Criteria that stand under no requirement. */
  strays: { id: string; range: TextRange }[];
};

const REQUIREMENT = /^(\*\*)?(R\d{1,6})[:.]?(?:\*\*)?[:.]?(?:[ \t]+|$)(\(optional\)(?:[ \t]+|$))?/i;

/** Where the pass stands: what comes next belongs to the innermost of these. */
type Pass = {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly result: Assembly;
  readonly nameKey: (name: string) => string;
  section: SectionDraft | null;
  requirement: RequirementDraft | null;
  list: SpecList | null;
};

/** Puts blocks in their sections. One pass; where something belongs depends only on what stands before it. */
export function assembleSections(
  text: string,
  lines: readonly Line[],
  blocks: readonly MarkdownBlock[],
): Assembly {
  const result: Assembly = { titleHeading: null, request: null, preamble: [], sections: [], strays: [] };
  const at = { section: null, requirement: null, list: null };
  const pass: Pass = { text, lines, result, nameKey: createKeys(), ...at };
  for (const block of blocks) {
    if (block.kind === 'heading') takeHeading(pass, block);
    else if (block.kind === 'bullet') takeBullet(pass, block);
    else if (block.kind === 'quote' && !pass.section && !result.request) {
      result.request = readRequest(text, lines, block);
    } else takeProse(pass, block, block.kind);
  }
  return result;
}

function headingInfo({ text, lines }: Pass, block: HeadingBlock): SpecHeading {
  const { start, end } = block.textRange;
  const place = { range: linesRange(lines, block), line: block.from + 1 };
  return { level: block.level, text: unwrap(text.slice(start, end)), textRange: block.textRange, ...place };
}

function openSection(pass: Pass, heading: SpecHeading, kind: SpecSectionKind): SectionDraft {
  const { sections } = pass.result;
  const range = { start: heading.range.start, end: pass.text.length };
  const previous = sections.at(-1);
  if (previous) previous.range = { start: previous.range.start, end: heading.range.start };
  const key = pass.nameKey(kind === 'other' ? 'section' : kind);
  const opened: SectionDraft = {
    key,
    kind,
    heading,
    range,
    prose: [],
    items: [],
    lists: [],
    requirements: [],
  };
  sections.push(opened);
  return opened;
}

function takeHeading(pass: Pass, block: HeadingBlock): void {
  const { result } = pass;
  const heading = headingInfo(pass, block);
  const found = block.level > 1 ? REQUIREMENT.exec(heading.text) : null;
  if (found?.[2]) {
    if (!pass.section || (block.level === 2 && pass.section.kind !== 'requirements')) {
      pass.section = openSection(pass, heading, 'requirements');
    }
    pass.requirement = startRequirement(heading, found, pass.nameKey(found[2].toUpperCase()));
    pass.section.requirements.push(pass.requirement);
  } else if (block.level === 1 && !result.titleHeading && result.sections.length === 0) {
    result.titleHeading = { ...heading, key: 'title' };
  } else if (block.level <= 2) {
    pass.section = openSection(pass, heading, sectionKind(heading.text));
    pass.requirement = null;
    pass.list = scopeList(heading.text) ?? listOfSection(pass.section.kind);
  } else takeLowHeading(pass, block, heading);
}

/** Inside a requirement it is prose; outside it may begin a list of the scope. */
function takeLowHeading(pass: Pass, block: HeadingBlock, heading: SpecHeading): void {
  const { section, requirement } = pass;
  if (requirement && block.level > requirement.level) return takeProse(pass, block, 'heading');
  pass.requirement = null;
  const scope = section?.kind === 'scope' ? scopeList(heading.text) : null;
  if (section && scope) {
    pass.list = scope;
    section.lists.push({ list: scope, heading });
  } else takeProse(pass, block, 'heading');
}

function takeProse(pass: Pass, block: MarkdownBlock, kind: SpecProse['kind']): void {
  const { text, lines, result, section, requirement } = pass;
  const range = linesRange(lines, block);
  const target = requirement?.prose ?? section?.prose ?? result.preamble;
  const last = target.at(-1);
  const textRange = { start: range.start, end: lines[block.to - 1]?.end ?? range.end };
  if (kind === 'list' && last?.kind === 'list' && isBlankBetween(text, last.range.end, range.start)) {
    const start = last.textRange.start;
    const joined = { start, end: textRange.end };
    target[target.length - 1] = {
      ...last,
      range: { start: last.range.start, end: range.end },
      textRange: joined,
      text: text.slice(joined.start, joined.end),
    };
  } else {
    const owner = requirement ? `${requirement.key}/prose` : (section?.key ?? 'preamble');
    const key = `${owner}:${target.length}`;
    const words = text.slice(textRange.start, textRange.end);
    target.push({ key, kind, range, line: block.from + 1, textRange, text: words });
  }
  if (requirement) requirement.range = { start: requirement.range.start, end: range.end };
}

function takeBullet(pass: Pass, block: BulletBlock): void {
  const { text, lines, nameKey, section, requirement, list } = pass;
  const found = leadingId(text, block.textRange, requirement !== null);
  if (found?.id.startsWith('AC-')) {
    if (!requirement) {
      pass.result.strays.push({ id: found.id, range: found.idRange });
      return takeProse(pass, block, 'list');
    }
    const criterion = readCriterion(text, lines, block, found, requirement.id, nameKey(found.id));
    requirement.criteria.push(criterion);
    requirement.range = { start: requirement.range.start, end: criterion.range.end };
    return;
  }
  const own = requirement ? null : found ? (listOfId(found.id) ?? list) : list;
  if (!section || !own) return takeProse(pass, block, 'list');
  section.items.push(readItem(text, lines, block, own, (id) => nameKey(id ?? `${own}:`)));
}

function startRequirement(heading: SpecHeading, found: RegExpExecArray, key: string): RequirementDraft {
  const { textRange, range, line, level } = heading;
  const id = found[2] ?? '';
  const idStart = textRange.start + (found[1]?.length ?? 0);
  const titleRange = { start: textRange.start + found[0].length, end: textRange.end };
  const title = heading.text.slice(found[0].length);
  return {
    key,
    id: id.toUpperCase(),
    idRange: { start: idStart, end: idStart + id.length },
    title,
    text: title,
    textRange: titleRange,
    optional: found[3] !== undefined,
    level,
    range,
    line,
    prose: [],
    criteria: [],
  };
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}

/** `C1`, then `C1~2`; names that end in a colon are counted from 0: `scopeIn:0`, `scopeIn:1`. */
function createKeys(): (name: string) => string {
  const used = new Map<string, number>();
  return (name) => {
    const count = used.get(name) ?? 0;
    used.set(name, count + 1);
    if (name.endsWith(':')) return `${name}${count}`;
    return count === 0 ? name : `${name}~${count + 1}`;
  };
}
