import { WayOn } from '#renderer/app/WayOn.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { Pane, PaneBody } from '#renderer/ui/Pane.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { describeSpecProblem } from './describeProblem.ts';
import styles from './RefusedSpec.module.css';

/** In place of a screen whose spec cannot be had: why, and where to go on. */
export function RefusedSpec({
  label,
  title,
  problem,
  projectId,
}: {
  /** The name of the screen's main part. */
  label: string;
  title: string;
  problem: Parameters<typeof describeSpecProblem>[0];
  projectId: ProjectId;
}) {
  return (
    <Pane as="main" label={label} surface="paper">
      <PaneBody className={styles.refused}>
        <ErrorCard
          title={title}
          summary={describeSpecProblem(problem)}
          actions={<WayOn projectId={projectId} />}
        />
      </PaneBody>
    </Pane>
  );
}
