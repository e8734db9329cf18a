import { DriftNotice } from '#renderer/features/review/drift/DriftNotice.tsx';
import styles from './SpecDrift.module.css';
import { useSpec } from './specStore.ts';

/** Above the text: which of its landed criteria are to be looked at again. */
export function SpecDrift() {
  const projectId = useSpec((store) => store.projectId);
  const specId = useSpec((store) => store.specId);
  if (projectId === null || specId === null) return null;
  return (
    <div className={styles.drift}>
      <DriftNotice projectId={projectId} specId={specId} />
    </div>
  );
}
