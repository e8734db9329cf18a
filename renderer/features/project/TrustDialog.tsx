import { Shield } from 'lucide-react';
import { useState } from 'react';
import { go, routeStore } from '#renderer/app/routeStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { ProjectState } from '#shared/project/project.ts';
import { describeProblem } from './describeProblem.ts';
import styles from './TrustDialog.module.css';

/**
 * Before anything of a repository runs: shows the very commands that would, and asks. Trust binds to
 * what is shown, so it is asked again when they change. There is no default answer.
 */
export function TrustDialog({
  project,
  onTrusted,
  onClose,
}: {
  project: ProjectState;
  /** The commands shown are trusted now. */
  onTrusted: () => void;
  /** Only read for now. */
  onClose: () => void;
}) {
  const client = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const trust = async () => {
    setAsking(true);
    const trusted = await client.project.trust({ projectId: project.id, commandsHash: project.commandsHash });
    setAsking(false);
    if (trusted.ok) onTrusted();
    else setProblem(describeProblem(trusted.error));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={Shield}
      title={`Let ${project.name} run its commands here?`}
      summary={
        project.trust.state === 'changed'
          ? 'Its commands have changed since you trusted it. Nothing ran since.'
          : 'Opening it ran nothing. Agents need these to prepare and check their work.'
      }
      aside={
        <Button variant="quiet" onClick={() => editCommands(project, onClose)}>
          Edit the commands…
        </Button>
      }
      actions={
        <>
          <Button onClick={onClose}>Only read for now</Button>
          <Button busy={isAsking} onClick={() => void trust()}>
            Trust {project.name}
          </Button>
        </>
      }
    >
      <Commands commands={project.commands} />
      <p className={styles.note}>You are asked again if they change.</p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}

function Commands({ commands }: Pick<ProjectState, 'commands'>) {
  if (commands.length === 0) {
    return (
      <p className={styles.none}>
        It has no commands yet. Agents may still run programs of their own in their workspaces.
      </p>
    );
  }
  return (
    <dl className={styles.commands}>
      {commands.map(({ name, command }) => (
        <div key={name}>
          <dt>{name.charAt(0).toUpperCase() + name.slice(1)}</dt>
          <dd>{command}</dd>
        </div>
      ))}
    </dl>
  );
}

function editCommands(project: ProjectState, onClose: () => void): void {
  const { route } = routeStore.getState();
  onClose();
  go({ screen: 'settings', projectId: project.id, specId: 'specId' in route ? route.specId : undefined });
}
