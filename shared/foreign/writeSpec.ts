import { yamlScalar } from '#shared/spec/edit/frontMatterEdits.ts';
import { SCOPE_HEADINGS, SCOPE_ORDER, sectionTitle } from '#shared/spec/edit/sectionPlace.ts';
import { hasIds, ID_LETTERS } from '#shared/spec/parse/sectionKind.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecList } from '#shared/spec/proposal.ts';
import type { Draft, DraftItem, DraftPart } from './foreignDraft.ts';
import { FORMAT_NAMES, type ForeignFormat } from './foreignFormat.ts';
import { type OriginPart, packWords } from './origin.ts';
import { partText } from './partText.ts';
import { readWords } from './sourceWords.ts';

export type SpecHead = {
  readonly id: string;
  readonly title: string;
  readonly status: 'draft' | 'done';
  readonly format: ForeignFormat;
  readonly path: string;
  readonly eol: string;
};

/** What the heading of kept lines is called. */
export const KEPT = 'Kept from the original';
const ITEM_LISTS = [
  'constraints',
  'boundaries',
  'integration',
  'assumptions',
  'decisions',
  'questions',
] as const;

/** The text as it grows, and where each of its parts came from. */
type Sheet = {
  readonly draft: Draft;
  readonly out: string[];
  readonly parts: OriginPart[];
  readonly said: (part: DraftPart) => string;
  readonly bind: (name: string, part: DraftPart, block?: DraftPart['block']) => void;
};

/** The spec.md for a draft, and for each of its parts the place it came from. */
export function writeSpec(
  draft: Draft,
  texts: ReadonlyMap<string, string>,
  head: SpecHead,
): { readonly text: string; readonly parts: readonly OriginPart[] } {
  const sheet = createSheet(draft, texts);
  writeHead(sheet, head);
  if (draft.why.length > 0) section(sheet, 'Why');
  prose(sheet, 'why', draft.why);
  writeScope(sheet);
  writeSections(sheet, true);
  writeRequirements(sheet);
  for (const list of ITEM_LISTS) writeItems(sheet, list);
  writeSections(sheet, false);
  writeKept(sheet);
  const text = sheet.out.join(head.eol) + head.eol;
  return { text, parts: verified(text, sheet.parts, texts) };
}

function createSheet(draft: Draft, texts: ReadonlyMap<string, string>): Sheet {
  const parts: OriginPart[] = [];
  const said = (part: DraftPart) => readWords(texts.get(part.file) ?? '', part.words);
  return {
    draft,
    out: [],
    parts,
    said,
    bind: (name, part, block = part.block) =>
      parts.push({
        part: name,
        ...(part.foreign === null ? {} : { was: part.foreign }),
        file: part.file,
        block: [block.start, block.end],
        ...(part.isFixed ? { fixed: said(part) } : { words: packWords(part.words) }),
      }),
  };
}

function section({ out }: Sheet, title: string): void {
  out.push('', `## ${title}`);
}

function prose({ out, said, bind }: Sheet, owner: string, list: readonly DraftPart[]): void {
  list.forEach((part, index) => {
    out.push('', said(part));
    bind(`${owner}:${index}`, part);
  });
}

function writeHead({ draft, out, said, bind }: Sheet, head: SpecHead): void {
  out.push('---', 'overture: 1', `id: ${yamlScalar(head.id)}`, `title: ${yamlScalar(head.title)}`);
  out.push(`status: ${head.status}`, '---', '', `# ${head.title}`);
  if (draft.title && said(draft.title) === head.title) bind('title', draft.title);
  if (!draft.request || said(draft.request) === '') return;
  out.push('', `> ${said(draft.request)}`);
  out.push(`> — brought in from ${FORMAT_NAMES[head.format]}, ${head.path}`);
  bind('request', draft.request);
}

function writeScope(sheet: Sheet): void {
  const { draft, out, said, bind } = sheet;
  const lists = SCOPE_ORDER.filter((list) => draft.items.some((item) => item.list === list));
  if (lists.length > 0) section(sheet, 'Scope');
  for (const list of lists) {
    out.push(`### ${SCOPE_HEADINGS[list]}`);
    draft.items
      .filter((item) => item.list === list)
      .forEach((item, index) => {
        out.push(`- ${said(item)}`);
        bind(`${list}:${index}`, item);
      });
  }
}

function writeSections(sheet: Sheet, isEarly: boolean): void {
  for (const own of sheet.draft.sections) {
    if (own.isEarly !== isEarly || own.prose.length === 0) continue;
    section(sheet, own.heading);
    prose(sheet, `## ${own.heading}`, own.prose);
  }
}

function writeRequirements(sheet: Sheet): void {
  const { draft, out, said, bind } = sheet;
  if (draft.requirements.length > 0) section(sheet, 'Requirements');
  draft.requirements.forEach((requirement, index) => {
    const id = `R${index + 1}`;
    const title = said(requirement.title) || `Requirement ${requirement.title.foreign ?? index + 1}`;
    out.push('', `### ${id} ${title}`);
    bind(id, named(requirement.title, title), requirement.block);
    prose(sheet, `${id}/prose`, requirement.prose);
    if (requirement.criteria.length > 0) out.push('');
    requirement.criteria.forEach((criterion, at) => {
      const name = `AC-${index + 1}.${at + 1}`;
      out.push(`- **${name}** ${said(criterion)}`);
      bind(name, criterion);
    });
  });
}

function writeItems(sheet: Sheet, list: (typeof ITEM_LISTS)[number]): void {
  const { draft, out, parts, said, bind } = sheet;
  const own = draft.items.filter((item): item is DraftItem & { list: SpecList } => item.list === list);
  const asked = list === 'questions' ? draft.questions : [];
  if (own.length + asked.length === 0 || !hasIds(list)) return;
  section(sheet, sectionTitle(list));
  own.forEach((item, index) => {
    const id = `${ID_LETTERS[list]}${index + 1}`;
    out.push(`- **${id}** ${item.lead}${said(item)}`);
    bind(id, item);
  });
  asked.forEach((question, index) => {
    const id = `Q${own.length + index + 1}`;
    out.push(`- **${id}** ${question}`);
    parts.push({ part: id });
  });
}

function writeKept(sheet: Sheet): void {
  const { draft, out, parts, said, bind } = sheet;
  if (draft.kept.length === 0) return;
  section(sheet, KEPT);
  let count = 0;
  for (const file of new Set(draft.kept.map((part) => part.file))) {
    out.push('', `### ${file}`);
    parts.push({ part: `## ${KEPT}:${count++}` });
    for (const part of draft.kept.filter((own) => own.file === file)) {
      out.push('', said(part));
      bind(`## ${KEPT}:${count++}`, part);
    }
  }
}

/** A heading without a title of its own gets one that only Overture knows, to be written behind it when a person changes it. */
function named(title: DraftPart, words: string): DraftPart {
  if (title.words.length > 0) return title;
  const end = title.nameEnd ?? title.block.start;
  return { ...title, words: [{ before: words, start: end, end }] };
}

/** A part that Markdown reads in another way than it was written is bound to nothing, so that no edit goes astray. */
function verified(
  text: string,
  parts: readonly OriginPart[],
  texts: ReadonlyMap<string, string>,
): readonly OriginPart[] {
  const document = parseSpec(text);
  return parts.map((own) => {
    if (!own.file || !own.words || own.part === 'request') return own;
    const words = own.words.map(([before, start, end]) => ({ before, start, end }));
    const read = partText(document, own.part);
    return read === readWords(texts.get(own.file) ?? '', words) ? own : { ...own, words: undefined };
  });
}
