import type { BulletBlock, HeadingBlock, MarkdownBlock } from '#shared/spec/parse/markdownBlock.ts';
import { leadingId } from '#shared/spec/parse/readItem.ts';
import { linesRange } from '#shared/spec/parse/scanBullet.ts';
import { scanBlocks } from '#shared/spec/parse/scanBlocks.ts';
import { sectionKind } from '#shared/spec/parse/sectionKind.ts';
import { type Line, splitLines } from '#shared/spec/parse/splitLines.ts';
import type { SpecList } from '#shared/spec/proposal.ts';
import type { TextRange } from '#shared/spec/textEdit.ts';
import { foldBullet, stepWords, upperSteps } from './criterionWords.ts';
import type { Draft, DraftPart, DraftProse, DraftRequirement, DraftSection, Place } from './foreignDraft.ts';
import { type HeadingMeaning, headingMeaning, plainName, type SectionMode } from './headingMeaning.ts';
import { readMetadata } from './readMetadata.ts';
import { blockWords, lineWords, readWords, type Words } from './sourceWords.ts';
import { readTableRows } from './tableRows.ts';

const LABEL = /^\*\*([^*]+?)[:：]?\*\*\s*[:：]?$/;
const ACCEPTANCE_LABEL = /^(?:acceptance (?:scenarios|criteria)|受け入れ(?:シナリオ|条件|基準))/i;
const NUMBERED_LINE = /^\s*(\d+\.\d+)\.?\s+/;
const GIVEN = /^(?:\*\*|__)?(?:GIVEN|WHEN)\b/i;

/**
 * Reads one Markdown file of a foreign spec into `draft`; the result says for each line what became of it (null for
 * blank lines). Never fails: what has no place in a spec is kept. `eol` is the line end of the spec to be written.
 */
export function readSpecText(
  text: string,
  file: string,
  draft: Draft,
  eol: string,
): readonly (Place | null)[] {
  const lines = splitLines(text);
  const places: (Place | null)[] = lines.map(() => null);
  const bodyLine = frontMatterEnd(text, lines);
  const { blocks, unclosedFence } = scanBlocks(text, lines, bodyLine);
  let mode: SectionMode | null = null;
  let level = 1;
  let section: DraftSection | null = null;
  let heading: DraftPart | null = null;
  let requirement: (DraftRequirement & { level: number }) | null = null;
  let scenario: { part: DraftPart; words: Words } | null = null;
  let takesCriteria = false;
  let unknownLevel = 0;
  let lead = '';
  let date = '';

  const mark = (from: number, to: number, place: Place) => {
    for (let index = from; index < to; index++) {
      const line = lines[index];
      if (line && text.slice(line.start, line.end).trim() !== '') places[index] = place;
    }
  };
  const part = (
    block: { from: number; to: number },
    words: Words,
    foreign: string | null = null,
  ): DraftPart => ({
    file,
    foreign,
    words,
    block: linesRange(lines, block),
  });
  const own = (block: { from: number; to: number }): TextRange => ({
    start: lines[block.from]?.start ?? 0,
    end: lines[block.to - 1]?.end ?? 0,
  });

  function keep(block: { from: number; to: number }): void {
    draft.kept.push(part(block, blockWords(text, own(block), eol, '> ')));
    mark(block.from, block.to, 'kept');
  }

  function takeProse(block: MarkdownBlock, target: DraftProse[]): void {
    const isList = block.kind === 'bullet';
    const unsafe =
      (block.kind === 'code' &&
        unclosedFence !== null &&
        block.from <= unclosedFence &&
        unclosedFence < block.to) ||
      (block.kind === 'bullet' && leadingId(text, block.textRange, true) !== null);
    if (unsafe) return keep(block);
    const prose = { ...part(block, blockWords(text, own(block), eol)), isList };
    const last = target.at(-1);
    if (isList && last?.isList && last.file === file) {
      const near = text.slice(last.block.end, prose.block.start).trim() === '' ? between(last, prose) : null;
      const words = near ?? [...last.words, ...afterList(prose.words)];
      target[target.length - 1] = {
        ...last,
        words,
        block: { start: last.block.start, end: prose.block.end },
      };
    } else target.push(prose);
    mark(block.from, block.to, 'placed');
    reach(block);
  }

  /** Two lists with nothing but blank lines between them are one to Markdown. */
  function between(last: DraftPart, next: DraftPart): Words {
    const start = last.words[0]?.start ?? last.block.start;
    const end = next.words.at(-1)?.end ?? next.block.end;
    return blockWords(text, { start, end }, eol);
  }

  function afterList(words: Words): Words {
    return words.map((piece, index) =>
      index === 0 ? { ...piece, before: eol + eol + piece.before } : piece,
    );
  }

  function reach(block: { to: number }): void {
    if (requirement)
      requirement.block = { start: requirement.block.start, end: lines[block.to - 1]?.next ?? 0 };
  }

  function closeScenario(): void {
    if (scenario && requirement) requirement.criteria.push({ ...scenario.part, words: scenario.words });
    scenario = null;
  }

  function openRequirement(title: DraftPart, at: number): DraftRequirement {
    closeScenario();
    const opened = { title, prose: [], criteria: [], block: title.block, level: at };
    draft.requirements.push(opened);
    requirement = opened;
    return opened;
  }

  function takeHeading(block: HeadingBlock): void {
    const words = text.slice(block.textRange.start, block.textRange.end);
    const meaning = headingMeaning(words, block.level, mode);
    closeScenario();
    if (unknownLevel > 0 && block.level > unknownLevel && !isStrong(meaning)) return keep(block);
    unknownLevel = 0;
    if (meaning) takeMeaning(block, words, meaning);
    else takeUnknown(block, words);
  }

  function takeMeaning(block: HeadingBlock, words: string, meaning: HeadingMeaning): void {
    const at = (range: TextRange, before = ''): Words =>
      lineWords(
        text,
        { start: block.textRange.start + range.start, end: block.textRange.start + range.end },
        before,
      );
    mark(block.from, block.to, 'structure');
    switch (meaning.kind) {
      case 'title':
        requirement = null;
        mode = null;
        level = 1;
        if (draft.title || meaning.words.end === 0) {
          if (meaning.words.end > 0) keep(block);
          return;
        }
        draft.title = part(block, at(meaning.words));
        return mark(block.from, block.to, 'placed');
      case 'requirement': {
        const title = at(meaning.words, lead);
        const nameEnd = block.textRange.end;
        const opened = openRequirement({ ...part(block, title, meaning.foreign), nameEnd }, block.level);
        takesCriteria = meaning.startsCriteria;
        const ranges = meaning.priority.map((range, index) => at(range, index === 0 ? 'Priority: ' : ' '));
        const none = { start: opened.block.start, end: opened.block.start };
        if (ranges.length > 0)
          opened.prose.push({ ...part(block, ranges.flat()), block: none, isList: false });
        return mark(block.from, block.to, 'placed');
      }
      case 'scenario':
        if (!requirement) openImplicit();
        return openScenario(block, at(meaning.words));
      case 'acceptance':
        if (requirement && block.level > (requirement as { level: number }).level) takesCriteria = true;
        else startSection(block, 'criteria', words);
        return;
      case 'session':
        date = meaning.date;
        return;
      case 'section':
        if (meaning.lead !== '' || /requirements|需求/i.test(words)) lead = meaning.lead;
        return startSection(block, meaning.mode, words);
    }
  }

  function startSection(block: HeadingBlock, next: SectionMode, words: string): void {
    requirement = null;
    takesCriteria = false;
    mode = next;
    level = block.level;
    section = null;
    heading = part(block, lineWords(text, titleRange(block)));
    if (next !== 'own') return;
    if (sectionKind(words) !== 'other') return keep(block);
    section = { heading: words.trim(), prose: [], isEarly: draft.requirements.length === 0 };
    draft.sections.push(section);
  }

  function titleRange(block: HeadingBlock): TextRange {
    const words = text.slice(block.textRange.start, block.textRange.end);
    const decoration = /\s*[*_`]*\((?:mandatory|required|必須)\)[*_`]*\s*$/i.exec(words)?.[0].length ?? 0;
    return { start: block.textRange.start, end: block.textRange.end - decoration };
  }

  function openScenario(block: HeadingBlock, name: Words): void {
    const foreign = readWords(text, name) || null;
    const isNumber = foreign !== null && /^(?:AC-)?\d+(?:\.\d+)*$/.test(foreign);
    scenario = { part: part(block, name, foreign), words: isNumber ? [] : name };
    mark(block.from, block.to, 'placed');
    reach(block);
  }

  /** Criteria that stand under no requirement get one that is named like their section. */
  function openImplicit(): void {
    const title = heading ?? {
      file,
      foreign: null,
      words: [{ before: 'Requirements', start: 0, end: 0 }],
      block: { start: 0, end: 0 },
    };
    openRequirement({ ...title, foreign: null, isFixed: true }, level);
    takesCriteria = true;
  }

  function takeUnknown(block: HeadingBlock, words: string): void {
    const inside = requirement !== null && block.level > (requirement as { level: number }).level;
    const name = plainName(words);
    if (inside && lead === '' && block.level === 4 && isDelta()) {
      return openScenario(block, lineWords(text, block.textRange));
    }
    if (inside && block.level >= 4) return takeProse(block, (requirement as DraftRequirement).prose);
    if ((mode === 'criteria' || mode === 'requirements') && block.level > level && block.level <= level + 2) {
      openRequirement(part(block, lineWords(text, titleRange(block), lead)), block.level);
      takesCriteria = mode === 'criteria';
      return mark(block.from, block.to, 'placed');
    }
    if ((mode === 'why' || section) && block.level > level && block.level >= 3 && !/^R\d/.test(words)) {
      return takeProse(block, section ? section.prose : draft.why);
    }
    requirement = null;
    section = null;
    mode = null;
    unknownLevel = name === '' ? 0 : block.level;
    keep(block);
  }

  /** In OpenSpec every heading of the fourth level below a requirement is a scenario. */
  function isDelta(): boolean {
    return /(?:^|\/)openspec\//.test(file);
  }

  function takeScenario(block: MarkdownBlock, open: { part: DraftPart; words: Words }): void {
    if (block.kind === 'bullet') {
      const said = readWords(text, open.words);
      const folded = foldBullet(text, lines, block);
      const glue = said === '' ? '' : open.part.words === open.words ? ': ' : '; ';
      const first = stepWords(text, block.textRange, said + (glue === ': ' ? ': ' : ''), glue);
      const [head, ...tail] = first;
      const lead = glue === ': ' && head && !head.before.startsWith(': ') ? `: ${head.before}` : head?.before;
      const step = head ? [{ ...head, before: lead ?? '' }, ...tail] : [];
      const below = folded.words.slice(folded.words.length - childCount(text, lines, block));
      open.words = [...open.words, ...step, ...below];
      markBullet(block, folded.lines);
    } else if (block.kind === 'paragraph') {
      const said = readWords(text, open.words);
      const glue = said === '' ? '' : open.part.words === open.words ? ': ' : ' ';
      open.words = [...open.words, ...upperSteps(text, lineWords(text, own(block), glue))];
      mark(block.from, block.to, 'placed');
    } else if (block.kind === 'rule') return mark(block.from, block.to, 'structure');
    else return keep(block);
    open.part = {
      ...open.part,
      block: { start: open.part.block.start, end: lines[block.to - 1]?.next ?? 0 },
    };
    reach(block);
  }

  function markBullet(block: BulletBlock, held: ReadonlySet<number>): void {
    for (let index = block.from; index < block.to; index++) {
      if (held.has(index)) mark(index, index + 1, 'placed');
      else if (text.slice(lines[index]?.start, lines[index]?.end).trim() !== '') {
        let to = index + 1;
        while (to < block.to && !held.has(to)) to++;
        keep({ from: index, to });
        index = to - 1;
      }
    }
  }

  function takeCriterion(block: BulletBlock): void {
    if (!requirement) openImplicit();
    const folded = foldBullet(text, lines, block);
    const number = /^\s*(\d+(?:\.\d+)*)[.)]/.exec(text.slice(lines[block.from]?.start))?.[1];
    const open = requirement as unknown as DraftRequirement;
    const said = readWords(text, folded.words);
    if (said === '') return keep(block);
    const named =
      folded.foreign ??
      (number?.includes('.') ? number : null) ??
      (number ? `${open.title.foreign ?? ''}.${number}` : null);
    if (isEdgeQuestion(said))
      draft.items.push({ ...part(block, folded.words, named), list: 'questions', lead: '' });
    else open.criteria.push(part(block, folded.words, named));
    noteClarifications(said, named);
    markBullet(block, folded.lines);
    reach(block);
  }

  function isEdgeQuestion(said: string): boolean {
    return /[?？]$/.test(said) && heading !== null && /edge/i.test(readWords(text, heading.words));
  }

  function noteClarifications(said: string, named: string | null): void {
    for (const found of said.matchAll(/\[NEEDS CLARIFICATION:?\s*([^\]]+)\]/gi)) {
      draft.questions.push(named ? `${named}: ${found[1]}` : (found[1] ?? ''));
    }
  }

  function takeItem(block: BulletBlock, list: SpecList, itemLead: string): void {
    const { words, foreign, lines: held } = foldBullet(text, lines, block);
    const said = readWords(text, words);
    if (said === '' || /^\*{0,2}[CBNADQ]\d+\b/.test(said)) return keep(block);
    draft.items.push({ ...part(block, words, foreign), list, lead: itemLead });
    markBullet(block, held);
  }

  function takeParagraph(block: MarkdownBlock): void {
    const source = text.slice(own(block).start, own(block).end);
    const label = LABEL.exec(source.trim());
    if (label?.[1] && requirement && ACCEPTANCE_LABEL.test(label[1])) {
      takesCriteria = true;
      reach(block);
      return mark(block.from, block.to, 'structure');
    }
    if (
      label?.[1] &&
      mode === 'criteria' &&
      (!requirement || (requirement as { level: number }).level === 99)
    ) {
      const start = own(block).start + source.indexOf(label[1]);
      openRequirement(part(block, lineWords(text, { start, end: start + label[1].length })), 99);
      takesCriteria = true;
      return mark(block.from, block.to, 'placed');
    }
    if (
      requirement &&
      GIVEN.test(source) &&
      /(?:\*\*|\b)THEN\b/i.test(source) &&
      (takesCriteria || isStory())
    ) {
      const words = upperSteps(text, lineWords(text, own(block)));
      (requirement as DraftRequirement).criteria.push(part(block, words));
      reach(block);
      return mark(block.from, block.to, 'placed');
    }
    if ((takesCriteria || mode === 'criteria') && /^\s*\d+\.\d+\.?\s/.test(source))
      return takeNumberedLines(block);
    if (mode === null && !requirement && readMetadata(text, lines, block, draft, part, mark, keep)) return;
    takeElse(block);
  }

  /** `1.1 WHEN …`, one criterion a line: no list to Markdown. */
  function takeNumberedLines(block: MarkdownBlock): void {
    if (!requirement) openImplicit();
    for (let from = block.from; from < block.to; ) {
      let to = from + 1;
      while (to < block.to && !NUMBERED_LINE.test(text.slice(lines[to]?.start, lines[to]?.end))) to++;
      const { start, end } = own({ from, to });
      const found = NUMBERED_LINE.exec(text.slice(start, end));
      const words = lineWords(text, { start: start + (found?.[0].length ?? 0), end });
      (requirement as unknown as DraftRequirement).criteria.push(
        part({ from, to }, words, found?.[1] ?? null),
      );
      mark(from, to, 'placed');
      from = to;
    }
    reach(block);
  }

  function isStory(): boolean {
    return /^US\d/.test((requirement as DraftRequirement | null)?.title.foreign ?? '');
  }

  function takeElse(block: MarkdownBlock): void {
    if (requirement) return takeProse(block, (requirement as DraftRequirement).prose);
    if (mode === 'criteria') {
      openImplicit();
      return takeProse(block, (requirement as unknown as DraftRequirement).prose);
    }
    if (section) return takeProse(block, section.prose);
    if (mode === 'why' || (mode === null && draft.requirements.length === 0 && level === 1)) {
      return takeProse(block, draft.why);
    }
    keep(block);
  }

  function takeTable(block: MarkdownBlock): void {
    const rows =
      mode === 'criteria' || requirement || mode === 'requirements' ? readTableRows(text, lines, block) : [];
    if (rows.length === 0) return takeElse(block);
    if (!requirement) openImplicit();
    mark(block.from, block.to, 'structure');
    for (const row of rows) {
      (requirement as unknown as DraftRequirement).criteria.push(part(row, row.words, row.foreign));
      noteClarifications(readWords(text, row.words), row.foreign);
      mark(row.from, row.to, 'placed');
    }
    reach(block);
  }

  function takeBullet(block: BulletBlock): void {
    if (requirement && (takesCriteria || isNamed(block))) return takeCriterion(block);
    if (requirement) return takeProse(block, (requirement as DraftRequirement).prose);
    switch (mode) {
      case 'criteria':
        return takeCriterion(block);
      case 'structure':
      case 'requirements':
        return isNamed(block) ? takeCriterion(block) : keep(block);
      case 'decisions':
        return takeItem(block, 'decisions', date === '' ? '' : `${date} `);
      case 'why':
      case 'own':
      case null:
        return takeElse(block);
      default:
        return takeItem(block, mode, '');
    }
  }

  function isNamed(block: BulletBlock): boolean {
    return /^(?:\*\*|__)?(?:FR|NFR|SC)-?\d/.test(
      text.slice(block.textRange.start, block.textRange.start + 12),
    );
  }

  if (bodyLine > 0) keep({ from: 0, to: bodyLine });
  for (const block of blocks) {
    if (block.kind === 'heading') takeHeading(block);
    else if (unknownLevel > 0) keep(block);
    else if (scenario) takeScenario(block, scenario);
    else if (block.kind === 'rule') mark(block.from, block.to, 'structure');
    else if (block.kind === 'bullet') takeBullet(block);
    else if (block.kind === 'table') takeTable(block);
    else if (block.kind === 'paragraph') takeParagraph(block);
    else takeElse(block);
  }
  closeScenario();
  return places;
}

/** The index of the first line behind front matter; 0 when there is none. */
function frontMatterEnd(text: string, lines: readonly Line[]): number {
  const isFence = (line: Line | undefined) =>
    line !== undefined && /^---[ \t]*$/.test(text.slice(line.start, line.end));
  if (!isFence(lines[0])) return 0;
  const close = lines.findIndex((line, index) => index > 0 && isFence(line));
  return close < 0 ? 0 : close + 1;
}

/** Such a heading ends a section that Overture does not know, even from inside it. */
function isStrong(meaning: HeadingMeaning | null): boolean {
  return meaning?.kind === 'requirement' || meaning?.kind === 'title';
}

/** How many pieces of a folded item come from the items below it. */
function childCount(text: string, lines: readonly Line[], block: BulletBlock): number {
  const alone = foldBullet(text, lines, { ...block, children: [] });
  return foldBullet(text, lines, block).words.length - alone.words.length;
}
