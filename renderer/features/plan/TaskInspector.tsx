import { Copy, Ellipsis, Split } from 'lucide-react';
import { useState } from 'react';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Pane, PaneBody, PaneFoot } from '#renderer/ui/Pane.tsx';
import { ROLES } from '#renderer/ui/RoleMark.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import { estimateMinutes } from '#shared/plan/estimate.ts';
import { estimateSchema, roleSchema, type Task } from '#shared/plan/plan.ts';
import { takesRole } from '#shared/settings/takesRole.ts';
import { BriefDialog } from './BriefDialog.tsx';
import { ChecksSection } from './ChecksSection.tsx';
import { CoversSection } from './CoversSection.tsx';
import { FilesSection } from './FilesSection.tsx';
import { GroupSection } from './GroupSection.tsx';
import { InlineText } from './InlineText.tsx';
import styles from './Inspector.module.css';
import type { PlanModel } from './planModel.ts';
import { addTask, edit, select } from './planStore.ts';
import { SplitDialog } from './SplitDialog.tsx';
import { StaleSection } from './StaleSection.tsx';
import { useAgentNames } from './taskWords.ts';
import { WaitsFor } from './WaitsFor.tsx';

/** Where F2 and Enter lead: the first field of a task. */
export const TITLE_FIELD = 'task-title';

type Update = (fields: Partial<Omit<Task, 'id'>>) => void;

/** Everything about the selected task, edited in place. */
export function TaskInspector({
  model,
  task,
  onConnect,
}: {
  model: PlanModel;
  task: Task;
  onConnect: () => void;
}) {
  const [open, setOpen] = useState<'none' | 'split' | 'brief'>('none');
  const close = () => setOpen('none');
  const update: Update = (fields) => edit({ kind: 'updateTask', id: task.id, fields });
  return (
    <Pane as="aside" label={`${task.id} details`}>
      <PaneBody className={styles.inspector}>
        <div className={styles.top}>
          <IdMark id={task.id} />
          <StatusBadge status={model.states.get(task.id) ?? 'ready'} />
          <span className={styles.end}>
            <MoreActs task={task} update={update} onConnect={onConnect} />
          </span>
        </div>
        <InlineText
          key={`title ${task.id}`}
          id={TITLE_FIELD}
          label="Title"
          className={styles.title}
          value={task.title}
          placeholder="What this task does"
          onCommit={(title) => update({ title })}
        />
        <InlineText
          key={`instructions ${task.id}`}
          label="Instructions"
          multiline
          className={styles.brief}
          value={task.instructions}
          placeholder="What whoever works on this needs to know"
          onCommit={(instructions) => update({ instructions })}
        />
        <Properties model={model} task={task} update={update} />
        <StaleSection model={model} task={task} />
        <GroupSection model={model} task={task} />
        <CoversSection model={model} task={task} />
        <FilesSection model={model} task={task} />
        <ChecksSection model={model} task={task} />
      </PaneBody>
      <PaneFoot className={styles.foot}>
        <WholeTaskActs task={task} onSplit={() => setOpen('split')} onBrief={() => setOpen('brief')} />
      </PaneFoot>
      {open === 'split' && <SplitDialog model={model} task={task} onClose={close} />}
      {open === 'brief' && <BriefDialog model={model} task={task} onClose={close} />}
    </Pane>
  );
}

function WholeTaskActs({ task, onSplit, onBrief }: { task: Task; onSplit: () => void; onBrief: () => void }) {
  const canSplit = task.criteria.length + task.scope.change.length > 1;
  return (
    <>
      <Button icon={Split} disabled={!canSplit} onClick={onSplit}>
        Split…
      </Button>
      <Button onClick={onBrief}>Open full brief</Button>
      <Button
        variant="danger"
        className={styles.remove}
        onClick={() => {
          if (edit({ kind: 'removeTask', id: task.id })) select(null);
        }}
      >
        Remove
      </Button>
    </>
  );
}

function MoreActs({ task, update, onConnect }: { task: Task; update: Update; onConnect: () => void }) {
  return (
    <Menu
      align="end"
      trigger={<IconButton name={`More for ${task.id}`} icon={Ellipsis} size="small" />}
      items={[
        { label: 'Connect…', keys: 'e', onSelect: onConnect },
        {
          label: 'Copy as a new task',
          icon: Copy,
          onSelect: () => addTask({ ...task, title: `${task.title} (copy)` }),
        },
        {
          label: 'Optional',
          checked: task.optional,
          onSelect: () => update({ optional: !task.optional }),
        },
      ]}
    />
  );
}

function Properties({ model, task, update }: { model: PlanModel; task: Task; update: Update }) {
  return (
    <dl className={styles.properties}>
      <dt>Role</dt>
      <dd>
        <Select
          label="Role"
          variant="quiet"
          size="small"
          value={task.role}
          options={roleSchema.options.map((role) => ({
            value: role,
            label: ROLES[role].word,
            icon: ROLES[role].icon,
          }))}
          onChange={(role) => update({ role })}
        />
      </dd>
      <dt>Agent</dt>
      <dd>
        <AgentOfTask task={task} update={update} />
      </dd>
      <dt>Estimate</dt>
      <dd>
        <Select
          label="Estimate"
          variant="quiet"
          size="small"
          value={task.estimate}
          options={estimateSchema.options.map((estimate) => ({
            value: estimate,
            label: `about ${estimateMinutes(estimate)} min`,
            detail: estimate,
          }))}
          onChange={(estimate) => update({ estimate })}
        />
      </dd>
      <dt>Waits for</dt>
      <dd>
        <WaitsFor model={model} task={task} />
      </dd>
    </dl>
  );
}

/** In a list of agents: whoever works on the task's role. */
const BY_ROLE = ' by role';

function AgentOfTask({ task, update }: { task: Task; update: Update }) {
  const settings = useSettings();
  const agentName = useAgentNames();
  const agents = settings?.agents ?? [];
  const unknown = task.agent && !agents.some((agent) => agent.id === task.agent) ? [task.agent] : [];
  return (
    <Select
      label="Agent"
      variant="quiet"
      size="small"
      value={task.agent ?? BY_ROLE}
      options={[
        { value: BY_ROLE, label: agentName(null), detail: 'By its role, or the one you use most' },
        ...agents.map((agent) => ({
          value: agent.id,
          label: agent.name,
          detail: takesRole(settings?.takes ?? {}, agent.id, task.role)
            ? undefined
            : `Takes no ${task.role} tasks in Settings`,
        })),
        ...unknown.map((id) => ({ value: id, label: id, detail: 'Not on this machine' })),
      ]}
      onChange={(agent) => update({ agent: agent === BY_ROLE ? null : agent })}
    />
  );
}
