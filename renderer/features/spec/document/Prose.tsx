import { unwrap } from '#shared/spec/parse/wrappedText.ts';
import type { SpecProse } from '#shared/spec/specDocument.ts';
import { openDraft, removeLine } from '../writing.ts';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
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
  return parts.map((part, index) => (
    <div
      key={part.key}
      data-part={part.key}
      className={part.kind === 'paragraph' ? styles.paragraph : styles.markdown}
    >
      <PartText
        part={part.kind === 'paragraph' ? { key: part.key, text: unwrap(part.text) } : part}
        name={parts.length > 1 ? `${name}, ${part.kind} ${index + 1}` : name}
        decideName={name}
        context={context}
        multiline={part.kind !== 'paragraph'}
        onEnter={() => name === 'Why' && openDraft({ kind: 'paragraph' })}
        onEmptied={() => removeLine(part.key, parts[index - 1]?.key ?? null)}
      />
    </div>
  ));
}
