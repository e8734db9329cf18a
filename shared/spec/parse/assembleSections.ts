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

/** Puts blocks in their sections. One pass; where something belongs depends only on what stands before it. */
export function assembleSections(
  text: string,
  lines: readonly Line[],
  blocks: readonly MarkdownBlock[],
): Assembly {
  const result: Assembly = { titleHeading: null, request: null, preamble: [], sections: [], strays: [] };
  const nameKey = createKeys();
  let section: SectionDraft | null = null;
  let requirement: RequirementDraft | null = null;
  let list: SpecList | null = null;

  function headingInfo(block: HeadingBlock): SpecHeading {
    const { start, end } = block.textRange;
    const place = { range: linesRange(lines, block), line: block.from + 1 };
    return { level: block.level, text: unwrap(text.slice(start, end)), textRange: block.textRange, ...place };
  }

  function openSection(heading: SpecHeading, kind: SpecSectionKind): SectionDraft {
    const range = { start: heading.range.start, end: text.length };
    const previous = result.sections.at(-1);
    if (previous) previous.range = { start: previous.range.start, end: heading.range.start };
    const key = nameKey(kind === 'other' ? 'section' : kind);
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
    result.sections.push(opened);
    return opened;
  }

  function takeHeading(block: HeadingBlock): void {
    const heading = headingInfo(block);
    const found = block.level > 1 ? REQUIREMENT.exec(heading.text) : null;
    if (found?.[2]) {
      if (!section || (block.level === 2 && section.kind !== 'requirements')) {
        section = openSection(heading, 'requirements');
      }
      requirement = startRequirement(heading, found, nameKey(found[2].toUpperCase()));
      section.requirements.push(requirement);
    } else if (block.level === 1 && !result.titleHeading && result.sections.length === 0) {
      result.titleHeading = { ...heading, key: 'title' };
    } else if (block.level <= 2) {
      section = openSection(heading, sectionKind(heading.text));
      requirement = null;
      list = scopeList(heading.text) ?? listOfSection(section.kind);
    } else if (requirement && block.level > requirement.level) {
      takeProse(block, 'heading');
    } else {
      requirement = null;
      const scope = section?.kind === 'scope' ? scopeList(heading.text) : null;
      if (section && scope) {
        list = scope;
        section.lists.push({ list: scope, heading });
      } else takeProse(block, 'heading');
    }
  }

  function takeProse(block: MarkdownBlock, kind: SpecProse['kind']): void {
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
      target.push({
        key,
        kind,
        range,
        line: block.from + 1,
        textRange,
        text: text.slice(textRange.start, textRange.end),
      });
    }
    if (requirement) requirement.range = { start: requirement.range.start, end: range.end };
  }

  function takeBullet(block: BulletBlock): void {
    const found = leadingId(text, block.textRange, requirement !== null);
    if (found?.id.startsWith('AC-')) {
      if (!requirement) {
        result.strays.push({ id: found.id, range: found.idRange });
        return takeProse(block, 'list');
      }
      const criterion = readCriterion(text, lines, block, found, requirement.id, nameKey(found.id));
      requirement.criteria.push(criterion);
      requirement.range = { start: requirement.range.start, end: criterion.range.end };
      return;
    }
    const own = requirement ? null : found ? (listOfId(found.id) ?? list) : list;
    if (!section || !own) return takeProse(block, 'list');
    section.items.push(readItem(text, lines, block, own, (id) => nameKey(id ?? `${own}:`)));
  }

  for (const block of blocks) {
    if (block.kind === 'heading') takeHeading(block);
    else if (block.kind === 'bullet') takeBullet(block);
    else if (block.kind === 'quote' && !section && !result.request) {
      result.request = readRequest(text, lines, block);
    } else takeProse(block, block.kind);
  }
  return result;
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
