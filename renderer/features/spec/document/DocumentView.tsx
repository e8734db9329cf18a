import { clsx } from 'clsx';
import { Quote } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import words from '#renderer/ui/document.module.css';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { SpecDocument, SpecSection } from '#shared/spec/specDocument.ts';
import { SECTION_OF_LIST, SECTION_TITLES } from '../proposalPlace.ts';
import { day } from '../versionWords.ts';
import { AddBar } from './AddBar.tsx';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { ItemList } from './ItemList.tsx';
import { newLists, OtherSection } from './OtherSection.tsx';
import { PartText } from './PartText.tsx';
import { DraftParagraph, Prose } from './Prose.tsx';
import { ProposedParagraph, ProposedRequirement } from './ProposedParts.tsx';
import { NewRequirement, RequirementList } from './RequirementList.tsx';
import { useReferenceClicks } from './useReferenceClicks.ts';

/** The spec as people read and write it. */
export function DocumentView({
  document,
  byline,
  notices,
  context,
}: {
  document: SpecDocument;
  byline: string;
  notices: ReactNode;
  context: DocumentContext;
}) {
  const title = document.titleHeading ?? { key: 'title', text: document.title };
  const has = (kind: SpecSection['kind']) => document.sections.some((section) => section.kind === kind);
  return (
    <article
      className={clsx(words.document, styles.page)}
      aria-label="Spec document"
      data-spec-page=""
      {...useReferenceClicks(context)}
    >
      {notices}
      <h1 className={styles.title}>
        <PartText
          part={{ key: 'title', text: title.text }}
          name="Title"
          decideName="the title"
          context={context}
          placeholder="Title"
        />
      </h1>
      <p className={styles.byline}>{byline}</p>
      {document.request && <Request request={document.request} />}
      <Prose parts={document.preamble} name="Introduction" context={context} />
      {!has('why') && <NewWhy context={context} />}
      {document.sections.map((section) =>
        section.kind === 'requirements' ? (
          <Requirements key={section.key} section={section} source={document.text} context={context} />
        ) : (
          <OtherSection key={section.key} section={section} context={context} />
        ),
      )}
      {!has('requirements') && <NewRequirements context={context} />}
      {newLists(document, context).map((list) => (
        <section key={list} className={styles.section} aria-label={sectionTitle(SECTION_OF_LIST[list])}>
          <h2>{sectionTitle(SECTION_OF_LIST[list])}</h2>
          <div className={styles.list}>
            <ItemList list={list} items={[]} context={context} />
          </div>
        </section>
      ))}
      <AddBar document={document} selection={context.selection} />
    </article>
  );
}

function Request({ request }: { request: NonNullable<SpecDocument['request']> }) {
  const [now] = useState(() => new Date());
  return (
    <figure className={styles.request} data-part="request" aria-label="The request">
      <span className={styles.gutter}>
        <Icon of={Quote} />
      </span>
      <blockquote>{request.text}</blockquote>
      <figcaption>{requestCaption(request.attribution, now)}</figcaption>
    </figure>
  );
}

function requestCaption(attribution: string | null, now: Date): string {
  const source = attribution?.replace(/\d{4}-\d{2}-\d{2}/g, (date) => day(new Date(`${date}T12:00:00`), now));
  return source ? `The request, word for word. ${upperFirst(source)}.` : 'The request, word for word.';
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}

function sectionTitle(kind: SpecSection['kind']): string {
  return kind === 'other' ? '' : SECTION_TITLES[kind];
}

function Requirements({
  section,
  source,
  context,
}: {
  section: SpecSection;
  /** The text of the file. */
  source: string;
  context: DocumentContext;
}) {
  const { requirements } = section;
  return (
    <>
      {section.prose.length > 0 && (
        <section className={styles.section} data-part={section.key} aria-label={section.heading.text}>
          <h2>{section.heading.text}</h2>
          <Prose parts={section.prose} name={section.heading.text} context={context} />
        </section>
      )}
      <RequirementList requirements={requirements} source={source} context={context} />
      <NewRequirements context={context} />
    </>
  );
}

/** What is proposed or begun behind the last requirement. */
function NewRequirements({ context }: { context: DocumentContext }) {
  return (
    <>
      {context.views.requirements.map((proposed) => (
        <ProposedRequirement key={proposed.proposal.id} proposed={proposed} context={context} />
      ))}
      {context.draft?.kind === 'requirement' && context.draft.after === undefined && (
        <NewRequirement draft={context.draft} />
      )}
    </>
  );
}

function NewWhy({ context }: { context: DocumentContext }) {
  const isDrafting = context.draft?.kind === 'paragraph';
  if (!isDrafting && context.views.paragraphs.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Why">
      <h2>Why</h2>
      {context.views.paragraphs.map((proposed) => (
        <ProposedParagraph key={proposed.proposal.id} proposed={proposed} context={context} />
      ))}
      {isDrafting && context.draft && <DraftParagraph draft={context.draft} back={null} />}
    </section>
  );
}
