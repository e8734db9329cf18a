import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { RoleMark, ROLES } from '#renderer/ui/RoleMark.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { type Role, roleSchema } from '#shared/plan/plan.ts';
import type { Agent, Settings } from '#shared/settings/settings.ts';
import { takesRole } from '#shared/settings/takesRole.ts';
import styles from './AgentSettings.module.css';
import { describeSettingsProblem } from './describeSettingsProblem.ts';

/** A tick for each role whose tasks may go to the agent by themselves. People take what they want. */
export function AgentRoles({ agent, takes }: { agent: Agent; takes: Settings['takes'] }) {
  const client = useClient();
  if (agent.kind === 'person') return <p className={styles.anyRole}>Takes any task, when you say so.</p>;
  const setRole = async (role: Role, isTicked: boolean) => {
    const result = await client.settings.setRole({ id: agent.id, role, takes: isTicked });
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };
  return (
    <div className={styles.roles} role="group" aria-label={`Roles ${agent.name} may take`}>
      {roleSchema.options.map((role) => (
        <span key={role} className={styles.role}>
          <Checkbox
            name={ROLES[role].word}
            checked={takesRole(takes, agent.id, role)}
            onChange={(isTicked) => void setRole(role, isTicked)}
          />
          <span className={styles.roleWord} aria-hidden="true">
            <RoleMark role={role} />
          </span>
        </span>
      ))}
    </div>
  );
}

/** What stands above the columns; each tick says its role itself. */
export function AgentColumns() {
  return (
    <div className={styles.columns} aria-hidden="true">
      <span>Agent</span>
      <span>State</span>
      {roleSchema.options.map((role) => (
        <span key={role} className={styles.role}>
          <RoleMark role={role} />
        </span>
      ))}
      <span />
    </div>
  );
}
