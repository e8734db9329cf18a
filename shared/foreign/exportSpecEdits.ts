import { ID_LETTERS } from '#shared/spec/parse/sectionKind.ts';
import type { SpecDocument, SpecItem, SpecRequirement } from '#shared/spec/specDocument.ts';
import type { TextEdit } from '#shared/spec/textEdit.ts';
import { alignParts } from './alignParts.ts';
import { type ForeignEdits, rewriteCovered } from './foreignEdits.ts';
import type { Origin, OriginPart } from './origin.ts';
import { unpackWords } from './origin.ts';
import { partText, proseOf } from './partText.ts';
import {
  criterionAnew,
  criterionLike,
  firstCriterion,
  hasSteps,
  isParagraph,
  requirementHeading,
} from './renderLike.ts';
import { readWords } from './sourceWords.ts';
import { KEPT } from './writeSpec.ts';

type Bound = OriginPart & { file: string; block: [number, number] };
const LIST_HEADINGS = {
  constraints: 'Constraints',
  boundaries: 'Boundaries',
  integration: 'Dependencies',
  assumptions: 'Assumptions',
  decisions: 'Decisions',
  questions: 'Open Questions',
} as const;

/** Turns what differs between a spec and what it was imported as into edits of the foreign files. */
export function exportSpecEdits(
  origin: Origin,
  document: SpecDocument,
  edits: ForeignEdits,
  notExpressed: string[],
): void {
  const bound = origin.parts.filter(
    (part): part is Bound => part.file !== undefined && part.block !== undefined,
  );
  const byName = new Map(bound.map((part) => [part.part, part]));
  const known = new Set(origin.parts.map(({ part }) => part));
  const gone = new Set<string>();

  for (const requirement of bound.filter(({ part }) => /^R\d+$/.test(part))) {
    if (document.requirements.some(({ id }) => id === requirement.part)) continue;
    gone.add(requirement.part);
    if (!edits.remove(requirement.file, rangeOf(requirement)))
      notExpressed.push(`${requirement.part} could not be taken out of ${requirement.file}.`);
  }
  for (const part of bound) {
    if (/:\d+$/.test(part.part) || gone.has(ownerOf(part.part))) continue;
    if (!gone.has(part.part)) exportPart(part);
  }
  for (const group of new Set(
    bound.filter(({ part }) => /:\d+$/.test(part)).map(({ part }) => groupOf(part)),
  )) {
    if (!gone.has(group.replace(/\/prose$/, ''))) exportGroup(group);
  }
  exportNewCriteria();
  exportNewRequirements();
  exportNewItems();

  function exportPart(part: Bound): void {
    const now = partText(document, part.part);
    if (now === null) {
      const isTitle = part.part === 'title' || part.part === 'request';
      if (isTitle || !edits.remove(part.file, rangeOf(part)))
        notExpressed.push(`${part.part} is gone here but stays in ${part.file}.`);
    } else reword(part, now);
  }

  function reword(part: Bound, now: string): void {
    if (part.fixed !== undefined && part.fixed !== now)
      notExpressed.push(`“${part.fixed}” keeps its name in ${part.file}: the format gives it a meaning.`);
    if (!part.words) return;
    const words = unpackWords(part.words);
    if (readWords(edits.text(part.file), words) === now || part.part === 'request') return;
    const anew = () => rewrite(part, now);
    const isDone = losesForm(part, now)
      ? replaceBy(part.file, anew())
      : edits.reword(part.file, words, now, anew);
    if (!isDone) notExpressed.push(`The new words of ${part.part} could not be written into ${part.file}.`);
  }

  function replaceBy(file: string, edit: TextEdit | null): boolean {
    return edit !== null && edits.replace(file, edit);
  }

  /**
   * A name such as FR-001 is marked up in the file, and words in front of it must not slip into that mark; a
   * paragraph is a criterion by its steps alone.
   */
  function losesForm({ part, file, was, words, block }: Bound, now: string): boolean {
    const text = edits.text(file);
    const [, start = 0, end = 0] = words?.[0] ?? [];
    const losesName = was !== undefined && text.slice(start, end) === was && !now.startsWith(`${was}: `);
    return losesName || (part.startsWith('AC-') && isParagraph(text.slice(...block)) && !hasSteps(now));
  }

  /** Where the change crosses words of Overture, the part's own lines are written anew. */
  function rewrite(part: Bound, now: string): TextEdit | null {
    const words = unpackWords(part.words ?? []);
    const source = edits.text(part.file).slice(part.block[0], part.block[1]);
    const [only] = words;
    if (words.length === 1 && only && only.start === only.end)
      return { start: only.start, end: only.end, text: `: ${now}` };
    if (part.part.startsWith('AC-')) {
      const eol = /\r\n/.test(edits.text(part.file)) ? '\r\n' : '\n';
      const lines = criterionAnew(source, now, part.part, part.was ?? null).join(eol);
      return { start: part.block[0], end: part.block[1], text: lines + (/\r?\n$/.exec(source)?.[0] ?? '') };
    }
    if (/^(?:R\d+|title)$/.test(part.part))
      return rewriteCovered(words, now.replace(/^(?:Change|Remove): /, ''));
    const id = part.was && now.startsWith(`${part.was}: `) ? part.was : null;
    const own = id ? words.filter(({ start, end }) => edits.text(part.file).slice(start, end) !== id) : words;
    return rewriteCovered(own, id ? now.slice(id.length + 2) : now);
  }

  function exportGroup(group: string): void {
    const parts = bound.filter(({ part }) => part.startsWith(`${group}:`) && groupOf(part) === group);
    const before = parts.map((part) => readWords(edits.text(part.file), unpackWords(part.words ?? [])));
    const now = textsOf(group);
    const { kept, added } = alignParts(before, now);
    kept.forEach((index, at) => {
      const part = parts[at];
      if (!part) return;
      if (index !== null) reword(part, now[index] ?? '');
      else if (!edits.remove(part.file, rangeOf(part)))
        notExpressed.push(`“${before[at]}” stays in ${part.file}.`);
    });
    for (const { index, after } of added) {
      const near = parts[Math.max(0, after)];
      const text = now[index] ?? '';
      if (!near || near.block[1] <= near.block[0])
        notExpressed.push(`“${text}” has no place in ${origin.path}.`);
      else insertProse(near, group, text, after < 0);
    }
  }

  function insertProse(near: Bound, group: string, text: string, isFirst: boolean): void {
    const isItem = group.startsWith('scope');
    const lines = isItem
      ? [`- ${text}`]
      : isFirst
        ? [...text.split(/\r\n|\r|\n/), '']
        : ['', ...text.split(/\r\n|\r|\n/)];
    edits.insert(near.file, near.block[isFirst ? 0 : 1], lines);
  }

  function textsOf(group: string): readonly string[] {
    const prose = proseOf(document, group);
    const isKept = group === `## ${KEPT}`;
    if (prose) return prose.filter(({ kind }) => !isKept || kind !== 'heading').map(({ text }) => text);
    return group === 'scopeIn' || group === 'scopeOptional' || group === 'scopeOut'
      ? document[group].map(({ text }) => text)
      : [];
  }

  function exportNewCriteria(): void {
    for (const requirement of document.requirements) {
      const owner = byName.get(requirement.id);
      if (!owner) continue;
      let above: Bound | null = null;
      for (const { id, text, shownBy } of requirement.criteria) {
        const own = byName.get(id);
        if (own) above = own;
        else if (!known.has(id)) insertCriterion(owner, above, id, text, requirement);
        if (!known.has(id) && shownBy.length > 0)
          notExpressed.push(`How ${id} is shown is not said in ${origin.format}.`);
      }
    }
  }

  function insertCriterion(
    owner: Bound,
    above: Bound | null,
    id: string,
    text: string,
    requirement: SpecRequirement,
  ): void {
    const later = requirement.criteria.findLast((own) => byName.has(own.id));
    const model = above ?? (later ? byName.get(later.id) : undefined) ?? null;
    const source = model ? edits.text(model.file).slice(...model.block) : '';
    const names = origin.parts.flatMap(({ was }) => was ?? []);
    const lines = model ? criterionLike(source, text, id, names) : firstCriterion(origin.format, text, id);
    const place = above ?? model;
    const isBefore = above === null && model !== null;
    if (place && place.file === owner.file) edits.insert(place.file, place.block[isBefore ? 0 : 1], lines);
    else edits.insert(owner.file, owner.block[1], lines);
  }

  function exportNewRequirements(): void {
    let above: Bound | null = null;
    let number = document.requirements.filter(({ id }) => known.has(id)).length;
    for (const requirement of document.requirements) {
      const own = byName.get(requirement.id);
      if (own) above = own;
      else if (!known.has(requirement.id)) insertRequirement(requirement, above, ++number);
    }
  }

  function insertRequirement(requirement: SpecRequirement, above: Bound | null, number: number): void {
    const file = above?.file ?? origin.main;
    if (file === null) {
      notExpressed.push(`${requirement.id} has no file to go to.`);
      return;
    }
    const criteria = requirement.criteria.flatMap(({ id, text }, index) => {
      const first = firstCriterion(origin.format, text, id);
      return index === 0 || origin.format === 'openspec'
        ? first
        : [(first.at(-1) ?? '').replace(/^1\./, `${index + 1}.`)];
    });
    const prose = requirement.prose.flatMap(({ text }) => ['', ...text.split(/\r\n|\r|\n/)]);
    const heading = requirementHeading(origin.format, number, requirement.title, requirement.optional);
    const lines = ['', heading, ...prose, ...criteria];
    edits.insert(file, above ? above.block[1] : edits.text(file).length, lines);
  }

  function exportNewItems(): void {
    for (const list of Object.keys(ID_LETTERS) as (keyof typeof ID_LETTERS)[]) {
      const letter = ID_LETTERS[list];
      const items: readonly SpecItem[] = document[list];
      const fresh = items.filter((item) => item.id === null || !known.has(item.id));
      if (fresh.length === 0) continue;
      const last = bound.findLast(
        ({ part, block }) => part.startsWith(letter) && /^[CBNADQ]\d+$/.test(part) && block[1] > block[0],
      );
      const file = last?.file ?? origin.main;
      if (file === null)
        notExpressed.push(
          `${LIST_HEADINGS[list]}: ${fresh.length === 1 ? '1 new line has' : `${fresh.length} new lines have`} no file to go to.`,
        );
      else if (last)
        edits.insert(
          file,
          last.block[1],
          fresh.map(({ text }) => `- ${text}`),
        );
      else
        edits.insert(file, edits.text(file).length, [
          '',
          `## ${LIST_HEADINGS[list]}`,
          '',
          ...fresh.map(({ text }) => `- ${text}`),
        ]);
    }
  }
}

function rangeOf({ block: [start, end] }: Bound): { start: number; end: number } {
  return { start, end };
}

function groupOf(part: string): string {
  return part.replace(/:\d+$/, '');
}

function ownerOf(part: string): string {
  const number = /^AC-(\d+)\./.exec(part)?.[1];
  return number ? `R${number}` : '';
}
