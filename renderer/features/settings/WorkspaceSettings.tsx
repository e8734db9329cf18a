import { FolderOpen, PackageMinus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import text from '#renderer/ui/text.module.css';
import { showToast } from '#renderer/ui/toasts.ts';
import type { ProjectState } from '#shared/project/project.ts';
import { describeRunError } from '#shared/run/runError.ts';
import type { KeptWork, WorkspaceInfo } from '#shared/run/workspaceInfo.ts';
import { inBytes } from './inBytes.ts';
import styles from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

type Listed = { readonly workspaces: readonly WorkspaceInfo[]; readonly kept: readonly KeptWork[] };

/** What attempts take on disk, what can go, and unsaved work of workspaces that went. */
export function WorkspaceSettings({ project }: { project: ProjectState }) {
  const [round, setRound] = useState(0);
  // What was put away is measured no more, so the whole list is asked for again.
  return <Workspaces key={round} project={project} onChanged={() => setRound(round + 1)} />;
}

function Workspaces({ project, onChanged }: { project: ProjectState; onChanged: () => void }) {
  const client = useClient();
  const [listed, setListed] = useState<Listed | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const projectId = project.id;
  useEffect(() => {
    const asked = new AbortController();
    const ask = async () => {
      const result = await client.run.workspaces({ projectId }, { signal: asked.signal });
      if (asked.signal.aborted) return;
      if (result.ok) setListed(result.value);
      else setProblem(inWords(result.error, describeRunError));
    };
    void ask();
    return () => asked.abort();
  }, [client, projectId]);

  const putAway = async ({ attemptId, taskId }: WorkspaceInfo) => {
    const result = await client.run.putAway({ projectId, attemptId });
    if (!result.ok) showToast({ tone: 'bad', title: inWords(result.error, describeRunError) });
    else showToast({ title: `The workspace of ${taskId} was put away. What was unsaved in it is kept.` });
    onChanged();
  };
  const reveal = async ({ attemptId }: WorkspaceInfo) => {
    const result = await client.run.revealWorkspace({ projectId, attemptId });
    if (!result.ok) showToast({ tone: 'bad', title: inWords(result.error, describeRunError) });
  };
  const bringBack = async ({ ref }: KeptWork) => {
    const result = await client.run.bringBack({ projectId, ref });
    if (!result.ok) showToast({ tone: 'bad', title: inWords(result.error, describeRunError) });
    else showToast({ title: `It is on the branch ${result.value.branch} now.` });
  };

  const total = listed?.workspaces.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) ?? 0;
  return (
    <SettingsSection
      id="workspaces"
      title={`Workspaces of ${project.name}`}
      note={total > 0 ? `${inBytes(total)} on disk. Two weeks after a run they go by themselves.` : null}
    >
      {problem && <Notice tone="bad">{problem}</Notice>}
      {!listed && !problem && <Row aria="Measuring">Measuring…</Row>}
      {listed?.workspaces.map((one) => (
        <WorkspaceRow
          key={one.attemptId}
          of={one}
          onReveal={() => void reveal(one)}
          onPutAway={() => void putAway(one)}
        />
      ))}
      {listed?.workspaces.length === 0 && <Row>None. Each attempt of a run gets one.</Row>}
      {listed?.kept.map((kept) => (
        <KeptRow key={kept.ref} kept={kept} onBringBack={() => void bringBack(kept)} />
      ))}
    </SettingsSection>
  );
}

function WorkspaceRow({
  of: { taskId, state, title, runNumber, path, bytes },
  onReveal,
  onPutAway,
}: {
  of: WorkspaceInfo;
  onReveal: () => void;
  onPutAway: () => void;
}) {
  return (
    <div className={styles.row} role="group" aria-label={`Workspace of ${taskId}`}>
      <StatusBadge status={state} look="icon" />
      <IdMark id={taskId} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.note}>
          Run {runNumber}. {path}
        </p>
      </div>
      <span className={`${text.small} ${text.muted}`}>{bytes === null ? '' : inBytes(bytes)}</span>
      <IconButton name={`Show the workspace of ${taskId}`} icon={FolderOpen} onClick={onReveal} />
      <IconButton name={`Put away the workspace of ${taskId}`} icon={PackageMinus} onClick={onPutAway} />
    </div>
  );
}

function KeptRow({ kept, onBringBack }: { kept: KeptWork; onBringBack: () => void }) {
  return (
    <div className={styles.row} role="group" aria-label={`Kept work ${nameOf(kept)}`}>
      <div className={styles.words}>
        <p className={styles.title}>Unsaved work of {nameOf(kept)}</p>
        <p className={styles.note}>Kept {new Date(kept.date).toLocaleString()} when its workspace went.</p>
      </div>
      <Button size="small" onClick={onBringBack}>
        Bring back as a branch
      </Button>
    </div>
  );
}

function Row({ children, aria }: { children: string; aria?: string }) {
  return (
    <div className={styles.row} aria-busy={aria === undefined ? undefined : true}>
      <p className={styles.note}>{children}</p>
    </div>
  );
}

function nameOf({ ref }: KeptWork): string {
  return ref.slice('refs/overture/recovery/'.length);
}
