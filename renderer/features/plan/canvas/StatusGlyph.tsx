import { Icon } from '#renderer/ui/Icon.tsx';
import { STATUS_ICONS, STATUSES } from '#renderer/ui/statusVocabulary.ts';
import type { TaskState } from '#shared/run/run.ts';
import styles from './TaskNode.module.css';

/** A status as its icon. The app's badge brings a tooltip of its own, which is too much for a thousand nodes. */
export function StatusGlyph({ state }: { state: TaskState }) {
  const { look, word, meaning } = STATUSES[state];
  return (
    <span className={styles.state} style={{ color: `var(--st-${look})` }} title={`${word}. ${meaning}`}>
      <Icon of={STATUS_ICONS[look]} spin={look === 'running'} name={word} />
    </span>
  );
}
