import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { describeProblem } from '#renderer/features/project/describeProblem.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { ProjectCommand, ProjectState } from '#shared/project/project.ts';
import styles from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** The commands of overture.yaml, and whether they may run. */
export function CommandSettings({ project }: { project: ProjectState }) {
  const { commands, edit, add, remove, canSave, isChanged, save } = useCommandList(project);

  return (
    <SettingsSection
      id="commands"
      title={`Commands for ${project.name}`}
      note={
        project.commandsProposed
          ? 'Proposed from the files of the project; not written down yet.'
          : 'Kept in overture.yaml, for the whole team.'
      }
    >
      {commands.map((entry) => (
        <CommandRow
          key={entry.key}
          entry={entry}
          onEdit={(part) => edit(entry.key, part)}
          onRemove={() => remove(entry.key)}
        />
      ))}
      <div className={styles.row}>
        <div className={styles.words}>
          <p className={styles.note}>
            “setup” runs first in every workspace; the others before a task can be reviewed.
          </p>
        </div>
        <Button icon={Plus} onClick={add}>
          Add a command
        </Button>
        <Button variant="primary" disabled={!canSave} onClick={() => void save()}>
          Save commands
        </Button>
      </div>
      <TrustRow project={project} disabled={isChanged} />
    </SettingsSection>
  );
}

/** The commands as they are being written; they are the project's once they are saved. */
function useCommandList(project: ProjectState) {
  const client = useClient();
  const [commands, setCommands] = useState(() =>
    project.commands.map((command, index) => ({ ...command, key: index })),
  );
  const isChanged =
    JSON.stringify(commands.map(({ name, command }) => ({ name, command }))) !==
    JSON.stringify(project.commands);
  const isComplete = commands.every(({ name, command }) => name.trim() !== '' && command.trim() !== '');
  const canSave = isComplete && (isChanged || project.commandsProposed);

  const edit = (key: number, part: Partial<ProjectCommand>) =>
    setCommands((before) => before.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
  const add = () =>
    setCommands((before) => [
      ...before,
      { name: '', command: '', key: Math.max(-1, ...before.map((c) => c.key)) + 1 },
    ]);
  const remove = (key: number) => setCommands((before) => before.filter((other) => other.key !== key));
  const save = async () => {
    const result = await client.project.saveCommands({
      projectId: project.id,
      commands: commands.map(({ name, command }) => ({ name: name.trim(), command: command.trim() })),
    });
    if (!result.ok) showToast({ tone: 'bad', title: describeProblem(result.error) });
  };
  return { commands, edit, add, remove, canSave, isChanged, save };
}

function CommandRow({
  entry,
  onEdit,
  onRemove,
}: {
  entry: ProjectCommand;
  onEdit: (part: Partial<ProjectCommand>) => void;
  onRemove: () => void;
}) {
  return (
    <div className={styles.row}>
      <Field
        className={styles.name ?? ''}
        label="Name of the command"
        hideLabel
        value={entry.name}
        placeholder="test"
        onChange={(event) => onEdit({ name: event.target.value })}
      />
      <Field
        className={styles.grow ?? ''}
        label={`Command ${entry.name}`}
        hideLabel
        voice="code"
        value={entry.command}
        spellCheck={false}
        onChange={(event) => onEdit({ command: event.target.value })}
      />
      <IconButton name={`Remove ${entry.name || 'this command'}`} icon={Trash2} onClick={onRemove} />
    </div>
  );
}

/** Whether they may run; what is not saved yet cannot be trusted. */
function TrustRow({ project, disabled }: { project: ProjectState; disabled: boolean }) {
  const client = useClient();
  const trusted = project.trust.state === 'trusted';
  const settle = async () => {
    const result = trusted
      ? await client.project.distrust({ projectId: project.id })
      : await client.project.trust({ projectId: project.id, commandsHash: project.commandsHash });
    if (!result.ok) showToast({ tone: 'bad', title: describeProblem(result.error) });
  };
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p className={styles.title}>
          {trusted ? 'These commands may run here' : 'These commands may not run yet'}
        </p>
        <p className={styles.note}>
          {project.trust.state === 'changed'
            ? 'They changed since you trusted them, so you are asked again.'
            : 'Trust holds for this machine and exactly these commands.'}
        </p>
      </div>
      <Button disabled={disabled} onClick={() => void settle()}>
        {trusted ? 'Stop trusting' : `Trust ${project.name}`}
      </Button>
    </div>
  );
}
