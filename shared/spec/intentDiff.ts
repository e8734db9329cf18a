import { changesOf } from './diff/changesOf.ts';
import { fateOf, plainBlock } from './diff/fates.ts';
import type { IntentBlock, IntentDiff, IntentSection } from './diff/intent.ts';
import { listSections } from './diff/listSections.ts';
import { requirementSections } from './diff/requirementSections.ts';
import { proseText } from './diff/texts.ts';
import type { SpecDocument, SpecSection } from './specDocument.ts';

/**
 * What `after` asks for that `before` did not, by ids and words: not by lines. Symmetric: the way back names the same
 * sentences, with added and removed, split and merged, from and to exchanged.
 */
export function intentDiff(before: SpecDocument, after: SpecDocument): IntentDiff {
  const lists = listSections(before, after);
  const at = after.sections.findIndex(({ kind }) => kind === 'requirements');
  const plain = (sections: readonly SpecSection[]) =>
    sections.flatMap((section) => lists.kept.get(section) ?? []);
  const sections = [
    headSection(before, after),
    ...plain(at < 0 ? after.sections : after.sections.slice(0, at)),
    ...requirementSections(before, after),
    ...(at < 0 ? [] : plain(after.sections.slice(at))),
    ...lists.gone,
  ].filter((section) => section.blocks.length > 0 || section.id !== null || isListSection(section));
  return { sections, changes: changesOf(sections) };
}

/** A heading with nothing below it came or went, except the one that only holds requirements. */
function isListSection({ kind, subject, key }: IntentSection): boolean {
  return kind !== 'same' && subject !== 'requirement' && !key.startsWith('requirements');
}

function headSection(before: SpecDocument, after: SpecDocument): IntentSection {
  const introduction = { key: 'preamble', id: null, subject: 'text' as const };
  const blocks: readonly IntentBlock[] = [
    plainBlock(
      { key: 'title', id: null, subject: 'title' },
      before.title || undefined,
      after.title || undefined,
    ),
    plainBlock({ key: 'request', id: null, subject: 'request' }, before.request?.text, after.request?.text),
    plainBlock(introduction, proseText(before.preamble), proseText(after.preamble)),
  ];
  return {
    key: 'title',
    id: null,
    subject: 'title',
    ...fateOf(undefined, undefined),
    title: [{ kind: 'same', text: 'Title and request' }],
    blocks: blocks.filter(({ kind }) => kind !== 'same'),
  };
}
