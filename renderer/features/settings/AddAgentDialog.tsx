import { Bot } from 'lucide-react';
import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { RadioChoice } from '#renderer/ui/RadioChoice.tsx';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import { freeAgentId } from './freeAgentId.ts';
import styles from './SettingsScreen.module.css';

type Kind = 'command' | 'acp';

const KINDS: readonly { value: Kind; label: string; detail: string }[] = [
  {
    value: 'command',
    label: 'A command',
    detail: 'Any program. It gets the brief on its input and works in the workspace until it ends.',
  },
  {
    value: 'acp',
    label: 'An agent that speaks the Agent Client Protocol',
    detail: 'Its steps, questions and permissions show live.',
  },
];

/** Adds a way to do tasks; nothing is started until it is tried or a task is given to it. */
export function AddAgentDialog({ taken, onClose }: { taken: readonly string[]; onClose: () => void }) {
  const client = useClient();
  const [kind, setKind] = useState<Kind>('command');
  const [name, setName] = useState('');
  const [command, setCommand] = useState('');
  const [problem, setProblem] = useState<string>();
  const complete = name.trim() !== '' && command.trim() !== '';

  const save = async () => {
    const shared = { id: freeAgentId(name, taken), name: name.trim(), command: command.trim() };
    const agent = kind === 'acp' ? { kind, ...shared, environment: {} } : { kind, ...shared };
    const result = await client.settings.saveAgent({ agent });
    if (result.ok) onClose();
    else setProblem(describeSettingsProblem(result.error));
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      icon={Bot}
      title="Add an agent"
      summary="It is kept on this machine only, not in the repository."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!complete} onClick={() => void save()}>
            Add
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <RadioChoice label="Kind of agent" value={kind} options={KINDS} onChange={setKind} />
        <Field
          label="Name"
          value={name}
          placeholder="Claude Code"
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label="Command"
          voice="code"
          value={command}
          placeholder={kind === 'acp' ? 'opencode acp' : 'node scripts/do-task.mjs'}
          spellCheck={false}
          hint="One line, as you would type it. It is split at spaces and quotes, and never given to a shell."
          error={problem}
          onChange={(event) => setCommand(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
