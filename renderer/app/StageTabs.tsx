import { Fragment } from 'react';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { useFrame } from './frameStore.ts';
import { useProject } from './projectStore.ts';
import { formatRoute, type Route, type Stage, STAGES } from './route.ts';
import { SHORTCUTS } from './shortcuts.ts';
import styles from './TitleBar.module.css';

/** Spec, Plan, Run and Review along one line, then History. Links, so that they open beside and go Back. */
export function StageTabs({
  route,
  projectId,
  specId,
}: {
  route: Route;
  projectId: ProjectId;
  specId: SpecId;
}) {
  const notes = useFrame((state) => state.notes);
  const tasks = useProject()?.specs.find((spec) => spec.id === specId)?.tasks;
  const noteOf = (stage: Stage) => notes[stage] ?? (stage === 'plan' && tasks ? String(tasks) : undefined);
  return (
    <nav className={styles.stages} aria-label="Stages">
      {STAGES.map((stage, index) => (
        <Fragment key={stage}>
          {index > 0 && (
            <span className={stage === 'history' ? styles.gap : styles.link} aria-hidden="true" />
          )}
          <a
            href={formatRoute({ screen: stage, projectId, specId })}
            aria-current={route.screen === stage ? 'page' : undefined}
            className={styles.stage}
          >
            {SHORTCUTS[stage].act}
            {noteOf(stage) !== undefined && <small>{noteOf(stage)}</small>}
          </a>
        </Fragment>
      ))}
    </nav>
  );
}
