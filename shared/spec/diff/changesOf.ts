import type { IntentBlock, IntentChange, IntentSection } from './intent.ts';

/** The lines of the list of changes: a requirement that came or went is one, and so is a whole split or merge. */
export function changesOf(sections: readonly IntentSection[]): readonly IntentChange[] {
  const told = new Set<string>();
  /** A split is told at its first part, for all of them. */
  const isTold = (each: IntentSection | IntentBlock) => {
    if (!each.regroup) return false;
    const name = JSON.stringify([each.subject, each.regroup]);
    if (told.has(name)) return true;
    told.add(name);
    return false;
  };
  return sections.flatMap((section) => {
    const own = sectionChange(section);
    const isShown = own && !isTold(section);
    return [
      ...(isShown ? [own] : []),
      ...section.blocks
        .filter((block) => !isPartOf(section, block) && !isTold(block))
        .flatMap((block) => blockChange(section, block) ?? []),
    ];
  });
}

/** What came or went with its requirement or section is told by that. */
function isPartOf(section: IntentSection, block: IntentBlock): boolean {
  return (section.kind === 'added' || section.kind === 'removed') && block.kind === section.kind;
}

function sectionChange(section: IntentSection): IntentChange | null {
  const { key, id, subject, kind, isReworded, move, regroup } = section;
  if (kind === 'same') return null;
  return { key, requirement: id, label: titleWords(section), subject, kind, isReworded, move, regroup };
}

function blockChange(section: IntentSection, block: IntentBlock): IntentChange | null {
  const { key, subject, kind, isReworded, move, regroup } = block;
  if (kind === 'same') return null;
  const label = block.id ?? blockLabel(block, section);
  return { key, requirement: section.id, label, subject, kind, isReworded, move, regroup };
}

/** The words of a title as they are now, or as they were when it is gone. */
function titleWords(section: IntentSection): string {
  const hidden = section.kind === 'removed' ? 'added' : 'removed';
  return section.title
    .filter(({ kind }) => kind !== hidden)
    .map(({ text }) => text)
    .join('');
}

function blockLabel(block: IntentBlock, section: IntentSection): string {
  if (block.key === 'title') return 'Title';
  if (block.key === 'request') return 'Request';
  if (block.subject === 'shownBy') return `${block.key.replace(/:shown$/, '')} shown by`;
  return titleWords(section);
}
