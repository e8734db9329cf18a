import { clsx } from 'clsx';
import type { SpecList } from '#shared/spec/proposal.ts';
import type { SpecDocument, SpecSection } from '#shared/spec/specDocument.ts';
import { AddButton } from './AddButton.tsx';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { ItemList } from './ItemList.tsx';
import { ProposedParagraph } from './ProposedParts.tsx';
import { DraftParagraph, Prose } from './Prose.tsx';
import { sectionLists } from './proposalViews.ts';

const SCOPE_TITLES: Readonly<Partial<Record<SpecList, string>>> = {
  scopeIn: 'In',
  scopeOptional: 'Optional',
  scopeOut: 'Out',
};

/** A section that holds no requirements: Why, a list, or one Overture does not know. */
export function OtherSection({ section, context }: { section: SpecSection; context: DocumentContext }) {
  const { kind, heading, prose, items } = section;
  return (
    <section className={styles.section} aria-label={heading.text} data-part={section.key}>
      <h2>{heading.text}</h2>
      <Prose parts={prose} name={heading.text} context={context} />
      {kind === 'why' && <WhyEnd context={context} />}
      {sectionLists(section).map((list) => {
        const own = items.filter((item) => item.list === list);
        const isShown =
          kind !== 'scope' ||
          own.length > 0 ||
          section.lists.some((entry) => entry.list === list) ||
          isAsked(list, context);
        return (
          isShown && (
            <div key={list} className={clsx(styles.list, kind === 'scope' && styles.scoped)}>
              {kind === 'scope' && <h3>{SCOPE_TITLES[list]}</h3>}
              <ItemList list={list} items={own} context={context} />
            </div>
          )
        );
      })}
      {kind === 'scope' && <MissingScope section={section} context={context} />}
    </section>
  );
}

/** What comes behind the last paragraph of Why. */
function WhyEnd({ context }: { context: DocumentContext }) {
  return (
    <>
      {context.views.paragraphs.map((proposed) => (
        <ProposedParagraph key={proposed.proposal.id} proposed={proposed} context={context} />
      ))}
      {context.draft?.kind === 'paragraph' ? (
        context.draft.after === undefined && <DraftParagraph draft={context.draft} back={null} />
      ) : (
        <AddButton draft={{ kind: 'paragraph' }} words="Add a paragraph" />
      )}
    </>
  );
}

/** Ways to begin the scope lists that are not there. */
function MissingScope({ section, context }: { section: SpecSection; context: DocumentContext }) {
  const lists = sectionLists(section).filter(
    (list) =>
      !section.lists.some((entry) => entry.list === list) &&
      !section.items.some((item) => item.list === list) &&
      !isAsked(list, context),
  );
  return (
    <div className={styles.missing}>
      {lists.map((list) => (
        <AddButton key={list} draft={{ kind: 'item', list }} words={`Say what is ${scopeWords(list)}`} />
      ))}
    </div>
  );
}

function scopeWords(list: SpecList): string {
  return list === 'scopeOut' ? 'out of scope' : list === 'scopeOptional' ? 'optional' : 'in scope';
}

/** True when something is being added to a list, by the person or by a proposal. */
export function isAsked(list: SpecList, context: DocumentContext): boolean {
  const { draft, views } = context;
  return (draft?.kind === 'item' && draft.list === list) || views.items.has(list);
}

/** Lists whose section is not in the document yet but that something is being added to. */
export function newLists(document: SpecDocument, context: DocumentContext): readonly SpecList[] {
  const all: readonly SpecList[] = [
    'scopeIn',
    'scopeOptional',
    'scopeOut',
    'code',
    'constraints',
    'boundaries',
    'integration',
    'assumptions',
    'decisions',
    'questions',
  ];
  const shown = new Set(document.sections.flatMap((section) => sectionLists(section)));
  return all.filter((list) => !shown.has(list) && isAsked(list, context));
}
