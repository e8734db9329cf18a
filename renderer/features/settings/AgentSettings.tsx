import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { AgentBadge } from '#renderer/ui/AgentBadge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Agent, Settings } from '#shared/settings/settings.ts';
import { AddAgentDialog } from './AddAgentDialog.tsx';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import styles from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

type Trial = { state: 'trying' } | { state: 'answered' | 'refused'; text: string };

/** Who can work on tasks from this machine. */
export function AgentSettings({ settings }: { settings: Settings }) {
  const client = useClient();
  const [adding, setAdding] = useState(false);
  const [trials, setTrials] = useState<Readonly<Record<string, Trial>>>({});

  const attempt = async (agent: Agent) => {
    setTrials((before) => ({ ...before, [agent.id]: { state: 'trying' } }));
    const result = await client.settings.tryAgent({ id: agent.id });
    const trial: Trial = result.ok
      ? { state: 'answered', text: result.value.answer }
      : { state: 'refused', text: describeSettingsProblem(result.error) };
    setTrials((before) => ({ ...before, [agent.id]: trial }));
  };
  const remove = async (agent: Agent) => {
    const result = await client.settings.removeAgent({ id: agent.id });
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };
  const makeDefault = async (defaultAgent: string) => {
    const result = await client.settings.change({ defaultAgent });
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };

  return (
    <SettingsSection
      id="agents"
      title="Agents on this machine"
      note="A person, a command, or a program that speaks the Agent Client Protocol."
    >
      {settings.agents.map((agent) => (
        <div key={agent.id} className={styles.row} role="group" aria-label={agent.name}>
          <AgentBadge name={agent.name} />
          <div className={styles.words}>
            <p className={styles.title}>{agent.name}</p>
            <p className={styles.note}>{describeAgent(agent)}</p>
          </div>
          <TrialWords trial={trials[agent.id]} />
          {agent.kind !== 'person' && agent.kind !== 'model' && (
            <>
              <Button
                size="small"
                busy={trials[agent.id]?.state === 'trying'}
                onClick={() => void attempt(agent)}
              >
                Try it
              </Button>
              <IconButton name={`Remove ${agent.name}`} icon={Trash2} onClick={() => void remove(agent)} />
            </>
          )}
        </div>
      ))}
      <div className={styles.row}>
        <div className={styles.words}>
          <p className={styles.title}>Who works on a task unless you say otherwise</p>
        </div>
        <Select
          label="Who works on a task unless you say otherwise"
          value={settings.defaultAgent}
          options={settings.agents.map((agent) => ({ value: agent.id, label: agent.name }))}
          onChange={(id) => void makeDefault(id)}
        />
        <Button icon={Plus} onClick={() => setAdding(true)}>
          Add an agent…
        </Button>
      </div>
      {adding && (
        <AddAgentDialog taken={settings.agents.map((agent) => agent.id)} onClose={() => setAdding(false)} />
      )}
    </SettingsSection>
  );
}

function TrialWords({ trial }: { trial: Trial | undefined }) {
  if (!trial || trial.state === 'trying') return null;
  return (
    <p role="status" className={`${styles.said} ${trial.state === 'answered' ? styles.good : styles.bad}`}>
      {trial.text}
    </p>
  );
}

function describeAgent(agent: Agent): string {
  switch (agent.kind) {
    case 'person':
      return 'Works in the workspace by hand and hands in.';
    case 'command':
      return `Command: ${agent.command}`;
    case 'model':
      return 'Works with the model above, by reading and changing files and running checks.';
    case 'acp':
      return `Agent Client Protocol: ${agent.command}`;
  }
}
