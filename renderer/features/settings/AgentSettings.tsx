import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { MissingAgent } from '#shared/settings/trial.ts';
import { listOf } from '#shared/run/words.ts';
import { AddAgentDialog } from './AddAgentDialog.tsx';
import { AgentColumns } from './AgentRoles.tsx';
import { AgentRow } from './AgentRow.tsx';
import columns from './AgentSettings.module.css';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import { MissingAgents } from './MissingAgents.tsx';
import styles from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** Who can work on tasks from this machine. */
export function AgentSettings({ settings }: { settings: Settings }) {
  const [adding, setAdding] = useState(false);
  const { missing, lookAgain } = useMissingAgents();

  return (
    <SettingsSection
      id="agents"
      title="Agents on this machine"
      note={
        <>
          Tick the roles each may take.{' '}
          <button type="button" className={styles.link} onClick={() => void lookAgain()}>
            Look again
          </button>
        </>
      }
    >
      <div className={columns.table}>
        <div className={columns.grid}>
          <AgentColumns />
          {settings.agents.map((agent) => (
            <AgentRow key={agent.id} agent={agent} trial={settings.trials[agent.id]} takes={settings.takes} />
          ))}
        </div>
      </div>
      {missing.length > 0 && <MissingAgents missing={missing} />}
      <div className={clsx(styles.row, columns.usual)}>
        <UsualAgent settings={settings} />
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

/** Agents that are not on this machine. To look again also finds those that came since. */
function useMissingAgents() {
  const client = useClient();
  const [missing, setMissing] = useState<readonly MissingAgent[]>([]);

  useEffect(() => {
    void client.settings.lookForAgents({ again: false }).then((result) => {
      if (result.ok) setMissing(result.value.missing);
    });
  }, [client]);

  const lookAgain = async () => {
    const result = await client.settings.lookForAgents({ again: true });
    if (!result.ok) return showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
    const { added, missing: others } = result.value;
    setMissing(others);
    showToast({ title: added.length > 0 ? `Found ${listOf(added)}.` : 'No other agent was found.' });
  };
  return { missing, lookAgain };
}

function UsualAgent({ settings }: { settings: Settings }) {
  const client = useClient();
  const makeDefault = async (defaultAgent: string) => {
    const result = await client.settings.change({ defaultAgent });
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };
  return (
    <>
      <div className={styles.words}>
        <p className={styles.title}>Who works on a task unless you say otherwise</p>
      </div>
      <Select
        label="Who works on a task unless you say otherwise"
        value={settings.defaultAgent}
        options={settings.agents.map((agent) => ({ value: agent.id, label: agent.name }))}
        onChange={(id) => void makeDefault(id)}
      />
    </>
  );
}
