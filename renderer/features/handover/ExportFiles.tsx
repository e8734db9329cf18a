import { FileText } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import text from '#renderer/ui/text.module.css';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { ExportPreview, FileFate } from '#shared/foreign/contract.ts';
import styles from './Handover.module.css';

const FATES: Readonly<Record<FileFate, string>> = {
  new: 'new',
  same: 'there already, the same',
  changed: 'brought up to date',
  replaced: 'holds something else',
};

/** Each file an export writes, what becomes of the one that is there, and what the format has no words for. */
export function ExportFiles({ preview, format }: { preview: ExportPreview; format: string }) {
  const { files, notExpressed } = preview;
  return (
    <>
      <section>
        <h3 className={text.label}>{files.length === 1 ? '1 file' : `${files.length} files`}</h3>
        <ul className={styles.files} aria-label="Files to write">
          {files.map(({ path, fate }) => (
            <li key={path}>
              <Icon of={FileText} />
              <code>{path}</code>
              <Tag>{FATES[fate]}</Tag>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={text.label}>What {format} cannot say</h3>
        {notExpressed.length === 0 ? (
          <p className={text.muted}>Nothing is lost.</p>
        ) : (
          <ul className={styles.lost} aria-label={`What ${format} cannot say`}>
            {notExpressed.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
