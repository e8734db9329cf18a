import { Plus } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { Draft } from '../specStore.ts';
import { openDraft } from '../writing.ts';
import styles from './document.module.css';

/** Opens a line to write in; seen when its section is pointed at or holds the focus. */
export function AddButton({ draft, words }: { draft: Draft; words: string }) {
  return (
    <button type="button" className={styles.add} onClick={() => openDraft(draft)}>
      <Icon of={Plus} size="xs" />
      {words}
    </button>
  );
}
