import type { SpecList } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { LINE_NAMES } from '../proposalPlace.ts';
import { draftFor } from '../draftFor.ts';
import { AddButton } from './AddButton.tsx';
import styles from './document.module.css';

const LISTS: readonly SpecList[] = [
  'scopeIn',
  'scopeOut',
  'constraints',
  'boundaries',
  'assumptions',
  'decisions',
  'questions',
];

/** At the foot of the document: every kind of part there is to add. */
export function AddBar({ document, selection }: { document: SpecDocument; selection: string | null }) {
  const criterion = draftFor('criterion', document, selection);
  const hasWhy = document.sections.some((section) => section.kind === 'why');
  return (
    <div className={styles.adds} role="group" aria-label="Add to the spec">
      {!hasWhy && <AddButton draft={{ kind: 'paragraph' }} words="Say why" />}
      <AddButton draft={{ kind: 'requirement' }} words="Requirement" />
      {criterion?.kind === 'criterion' && (
        <AddButton draft={criterion} words={`Criterion of ${criterion.requirement}`} />
      )}
      {LISTS.map((list) => (
        <AddButton key={list} draft={{ kind: 'item', list }} words={upperFirst(LINE_NAMES[list])} />
      ))}
    </div>
  );
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
