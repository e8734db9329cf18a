import { clsx } from 'clsx';
import { useEffect, useLayoutEffect } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { LatePart } from '#renderer/ui/LatePart.tsx';
import { later } from '#renderer/ui/later.tsx';
import { ChangedNotice } from './ChangedNotice.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import styles from './Frame.module.css';
import { resetFrame } from './frameStore.ts';
import { holdCode } from './holdCode.ts';
import { MendingNotice } from './MendingNotice.tsx';
import { ProjectNotice } from './ProjectNotice.tsx';
import { followProject } from './projectStore.ts';
import { useRoute } from './routeStore.ts';
import { ScreenView } from './ScreenView.tsx';
import { SettingsNotice } from './SettingsNotice.tsx';
import { TitleBar } from './TitleBar.tsx';
import { TraceBar } from './TraceBar.tsx';
import { showTrace } from './traceStore.ts';

/** It reads the spec's text, whose parser the start of the app does without. */
const RunNotes = later(async () => (await import('#renderer/features/run/RunNotes.tsx')).RunNotes);

/** A repository with specs of both kinds opens at its newest one of Overture. */
const ImportNotice = later(
  async () => (await import('#renderer/features/project/ImportNotice.tsx')).ImportNotice,
);

/** The window: title bar, the screen, and the trace bar where there is a project to trace. */
export function Frame() {
  const client = useClient();
  const route = useRoute();
  const projectId = 'projectId' in route ? route.projectId : undefined;
  const specId = 'specId' in route ? route.specId : undefined;
  const isTraced = route.screen !== 'home' && route.screen !== 'settings';

  // Before any screen below asks for something: effects of children come first, but after all of these.
  useLayoutEffect(() => {
    if (projectId !== undefined) return holdCode(client, projectId, window);
    return undefined;
  }, [client, projectId]);
  useEffect(() => {
    if (projectId !== undefined) return followProject(client, projectId);
    return undefined;
  }, [client, projectId]);
  return (
    <div className={clsx(styles.window, !isTraced && styles.bare)}>
      <TitleBar route={route} />
      <div className={styles.middle}>
        <ConnectionNotice />
        <SettingsNotice />
        {projectId && <ProjectNotice projectId={projectId} />}
        {projectId && <MendingNotice projectId={projectId} />}
        <ChangedNotice route={route} />
        {projectId && route.screen === 'spec' && (
          <LatePart key={`import ${projectId}`}>
            <ImportNotice projectId={projectId} />
          </LatePart>
        )}
        <ForgetOnLeave key={`${projectId} ${specId}`} />
        {projectId && specId && (
          <LatePart key={`run ${projectId} ${specId}`}>
            <RunNotes projectId={projectId} specId={specId} />
          </LatePart>
        )}
        <ScreenView route={route} />
      </div>
      {isTraced && <TraceBar />}
    </div>
  );
}

/** What a spec's screens told the frame goes with them. */
function ForgetOnLeave() {
  useEffect(() => {
    return () => {
      resetFrame();
      showTrace(undefined);
    };
  }, []);
  return null;
}
