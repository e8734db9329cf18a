import { useSettings } from '#renderer/app/settingsStore.ts';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { RoleMark } from '#renderer/ui/RoleMark.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import styles from './PlanDialogs.module.css';
import type { PlanModel } from './planModel.ts';
import { useAgentNames } from './taskWords.ts';

/** As the plan, the roles and the settings say. */
const AS_PLANNED = ' as planned';

/** Who does what in a run. */
export function AgentChoices({
  model,
  agents,
  onChange,
}: {
  model: PlanModel;
  agents: Readonly<Record<string, string>>;
  onChange: (agents: Readonly<Record<string, string>>) => void;
}) {
  const settings = useSettings();
  const agentName = useAgentNames();
  const known = (settings?.agents ?? []).map((agent) => ({ value: agent.id, label: agent.name }));
  const setAll = (agent: string) =>
    onChange(agent === AS_PLANNED ? {} : Object.fromEntries(model.plan.tasks.map(({ id }) => [id, agent])));
  const everyone = new Set(model.plan.tasks.map(({ id }) => agents[id] ?? AS_PLANNED));
  return (
    <div className={styles.agents}>
      <div className={styles.agentsHead}>
        <h3>Who does what</h3>
        <span className={styles.agentsChoice}>
          <Select
            label="Who does all tasks"
            size="small"
            value={everyone.size === 1 ? [...everyone][0] : undefined}
            placeholder="Several"
            options={[{ value: AS_PLANNED, label: 'As planned' }, ...known]}
            onChange={setAll}
          />
        </span>
      </div>
      <ul>
        {model.plan.tasks.map((task) => (
          <li key={task.id}>
            <IdMark id={task.id} />
            <span className={styles.agentsTitle}>{task.title}</span>
            <RoleMark role={task.role} />
            <span className={styles.agentsChoice}>
              <Select
                label={`Who does ${task.id}`}
                size="small"
                value={agents[task.id] ?? AS_PLANNED}
                options={[
                  {
                    value: AS_PLANNED,
                    label: `As planned: ${agentName(task.agent ?? model.context.roles?.[task.role] ?? null)}`,
                  },
                  ...known,
                ]}
                onChange={(agent) => {
                  const { [task.id]: _before, ...others } = agents;
                  onChange(agent === AS_PLANNED ? others : { ...others, [task.id]: agent });
                }}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
