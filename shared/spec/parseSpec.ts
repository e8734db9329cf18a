import { type SpecStatus, specStatusSchema } from '#shared/project/project.ts';
import { assembleSections, type SectionDraft } from './parse/assembleSections.ts';
import { findProblems } from './parse/findProblems.ts';
import type { ReadItem } from './parse/readItem.ts';
import { readFrontMatter } from './parse/readFrontMatter.ts';
import { scanBlocks } from './parse/scanBlocks.ts';
import { splitLines } from './parse/splitLines.ts';
import type { FrontMatter, SpecDocument } from './specDocument.ts';

/** UTF-16 units from which a text is read once for all who ask for it one after the other. */
const HUGE_TEXT = 1_000_000;
let lastHuge: SpecDocument | undefined;

/** Reads spec.md (docs/formats). Never fails: what is damaged or unknown stays as text, and `problems` names it. */
export function parseSpec(text: string): SpecDocument {
  if (text.length < HUGE_TEXT) return readSpec(text);
  if (lastHuge?.text !== text) lastHuge = readSpec(text);
  return lastHuge;
}

function readSpec(text: string): SpecDocument {
  const lines = splitLines(text);
  const reading = readFrontMatter(text, lines);
  const { blocks, unclosedFence } = scanBlocks(text, lines, reading.bodyLine);
  const assembly = assembleSections(text, lines, blocks);
  const { frontMatter } = reading;
  return {
    text,
    eol: lineEndOf(text),
    frontMatter,
    id: field(frontMatter, 'id'),
    status: statusOf(frontMatter),
    grounded: field(frontMatter, 'grounded'),
    title: assembly.titleHeading?.text ?? field(frontMatter, 'title') ?? '',
    titleHeading: assembly.titleHeading,
    request: assembly.request,
    preamble: assembly.preamble,
    sections: assembly.sections,
    ...collectParts(assembly.sections),
    problems: findProblems(text, lines, reading, assembly, unclosedFence),
  };
}

/** The line end most of the file uses. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  let crlf = 0;
  let all = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    all++;
    if (text.charCodeAt(at - 1) === 13) crlf++;
  }
  return crlf > all / 2 ? '\r\n' : '\n';
}

function field(frontMatter: FrontMatter | null, key: string): string | null {
  const value = frontMatter?.fields.find((entry) => entry.key === key)?.value;
  return value ? value : null;
}

function statusOf(frontMatter: FrontMatter | null): SpecStatus {
  const parsed = specStatusSchema.safeParse(field(frontMatter, 'status'));
  return parsed.success ? parsed.data : 'draft';
}

/** The parts of all sections, each kind in the order of the file. */
export function collectParts(sections: readonly SectionDraft[]) {
  const items = sections.flatMap((section) => section.items);
  const requirements = sections.flatMap((section) => section.requirements);
  const of = <List extends ReadItem['list']>(list: List) =>
    items.filter((item): item is Extract<ReadItem, { list: List }> => item.list === list);
  return {
    requirements,
    criteria: requirements.flatMap(({ criteria }) => criteria),
    scopeIn: of('scopeIn'),
    scopeOptional: of('scopeOptional'),
    scopeOut: of('scopeOut'),
    code: items.filter((item) => 'path' in item),
    constraints: of('constraints'),
    boundaries: items.filter((item) => 'kind' in item),
    integration: of('integration'),
    assumptions: items.filter((item) => 'risk' in item),
    decisions: items.filter((item) => 'from' in item),
    questions: items.filter((item) => 'waitsFor' in item),
  };
}
