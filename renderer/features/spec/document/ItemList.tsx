import type { SpecList } from '#shared/spec/proposal.ts';
import type { SpecItem } from '#shared/spec/specDocument.ts';
import { LINE_NAMES } from '../proposalPlace.ts';
import { AddButton } from './AddButton.tsx';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { DraftLine } from './DraftLine.tsx';
import { ItemLine } from './ItemLine.tsx';
import { ProposedItem } from './ProposedParts.tsx';

const PLACEHOLDERS: Readonly<Record<SpecList, string>> = {
  scopeIn: 'something this includes',
  scopeOptional: 'something this may include',
  scopeOut: 'something this leaves alone',
  code: '`src/file.ts#symbol`: what it does today',
  constraints: 'something that must stay as it is, or be done in one way',
  boundaries: '(security) something that must never happen',
  integration: 'how this meets other parts',
  assumptions: '(risk: low) something taken to be true',
  decisions: 'what was decided, and because of what',
  questions: 'something nobody knows yet',
};

/** The lines of a list, what is proposed for it, and the way to add one. */
export function ItemList({
  list,
  items,
  context,
}: {
  list: SpecList;
  items: readonly SpecItem[];
  context: DocumentContext;
}) {
  const { draft } = context;
  const name = LINE_NAMES[list];
  const own = draft?.kind === 'item' && draft.list === list ? draft : null;
  const draftAt = own && (own.after === null ? -1 : items.findIndex(({ key }) => key === own.after));
  const draftLine = own && (
    <div key="draft" className={styles.item} role="listitem">
      <DraftLine
        draft={own}
        name={`New ${name}`}
        placeholder={PLACEHOLDERS[list]}
        back={own.after ?? (own.after === null ? items[0]?.key : items.at(-1)?.key) ?? null}
      />
    </div>
  );
  const isLast = draftAt === -1 && own?.after !== null;
  return (
    <>
      <ul aria-label={name}>
        {draftAt === -1 && !isLast && draftLine}
        {items.flatMap((item, index) => [
          <ItemLine
            key={item.key}
            item={item}
            place={index + 1}
            previous={items[index - 1]?.key ?? null}
            context={context}
          />,
          draftAt === index && draftLine,
        ])}
      </ul>
      {(context.views.items.get(list) ?? []).map((proposed) => (
        <ProposedItem key={proposed.proposal.id} proposed={proposed} context={context} />
      ))}
      {own ? isLast && draftLine : <AddButton draft={{ kind: 'item', list }} words={`Add ${name}`} />}
    </>
  );
}
