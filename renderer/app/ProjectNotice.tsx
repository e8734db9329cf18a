import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './Frame.module.css';
import { useProject } from './projectStore.ts';

/** What keeps the repository on screen from working as it should, on every one of its screens. */
export function ProjectNotice({ projectId }: { projectId: string }) {
  const project = useProject();
  if (project?.id !== projectId) return null;
  const sentences = [
    ...(project.heldElsewhere
      ? [
          'Another Overture on this machine looks after the runs of this repository. Use that one, or close it.',
        ]
      : []),
    ...project.problems,
  ];
  if (sentences.length === 0) return null;
  return (
    <Notice className={styles.problems}>
      {sentences.map((sentence) => (
        <span key={sentence} className={styles.sentence}>
          {sentence}
        </span>
      ))}
    </Notice>
  );
}
