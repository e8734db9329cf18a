import { Fragment } from 'react';
import { unwrap } from '#shared/spec/parse/wrappedText.ts';
import type { SpecProse } from '#shared/spec/specDocument.ts';
import type { Draft } from '../specStore.ts';
import { openDraft, removeLine } from '../writing.ts';
import styles from './Prose.module.css';
import type { DocumentContext } from './documentProps.ts';
import { DraftLine } from './DraftLine.tsx';
import { PartPicture } from './PartPicture.tsx';
import { PartText } from './PartText.tsx';

/** Prose of a section: paragraphs to write in; other Markdown as it stands in the file. */
export function Prose({
  parts,
  name,
  context,
}: {
  parts: readonly SpecProse[];
  name: string;
  context: DocumentContext;
}) {
  const { draft } = context;
  const draftAt = draft?.kind === 'paragraph' && name === 'Why' ? draft.after : undefined;
  return parts.map((part, index) => (
    <Fragment key={part.key}>
      <div data-part={part.key} className={part.kind === 'paragraph' ? styles.paragraph : styles.markdown}>
        {part.kind === 'paragraph' && <PartPicture text={part.text} />}
        <PartText
          part={part.kind === 'paragraph' ? { key: part.key, text: unwrap(part.text) } : part}
          name={parts.length > 1 ? `${name}, ${part.kind} ${index + 1}` : name}
          decideName={name}
          context={context}
          multiline={part.kind !== 'paragraph'}
          isLine={part.kind === 'paragraph'}
          onEnter={() => name === 'Why' && openDraft({ kind: 'paragraph', after: part.key })}
          onEmptied={() => removeLine(part.key, parts[index - 1]?.key ?? null)}
        />
      </div>
      {draftAt === part.key && draft && <DraftParagraph draft={draft} back={part.key} />}
    </Fragment>
  ));
}

/** A paragraph of Why that waits for its first words. */
export function DraftParagraph({ draft, back }: { draft: Draft; back: string | null }) {
  return (
    <div className={styles.paragraph}>
      <DraftLine
        draft={draft}
        name="New paragraph of Why"
        placeholder="who needs it, what hurts today, how we will know it worked"
        back={back}
      />
    </div>
  );
}
