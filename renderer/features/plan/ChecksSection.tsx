import { Check, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useProject } from '#renderer/app/projectStore.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import type { Task } from '#shared/plan/plan.ts';
import styles from './Inspector.module.css';
import sections from './Sections.module.css';
import type { PlanModel } from './planModel.ts';
import { edit } from './planStore.ts';

/** What must hold before the work counts as done: commands that pass, and criteria that are shown. */
export function ChecksSection({ model, task }: { model: PlanModel; task: Task }) {
  const commands = useProject()?.commands ?? [];
  const [isTyping, setTyping] = useState(false);
  const setChecks = (checks: readonly string[]) =>
    edit({ kind: 'updateTask', id: task.id, fields: { checks } });
  const lineOf = (check: string) => commands.find((command) => command.name === check)?.command ?? check;
  return (
    <section className={sections.section} aria-label="Done when">
      <div className={sections.sectionHead}>
        <h3>Done when</h3>
        <span className={styles.end}>
          <AddCheck
            names={model.context.commands.filter((name) => !task.checks.includes(name))}
            lineOf={lineOf}
            onAdd={(name) => setChecks([...task.checks, name])}
            onOther={() => setTyping(true)}
          />
        </span>
      </div>
      <ul className={sections.done}>
        {task.checks.map((check) => (
          <li key={check}>
            <Icon of={Check} />
            <span>
              <code>{lineOf(check)}</code> passes
            </span>
            <IconButton
              name={`Remove the check ${check}`}
              icon={X}
              size="small"
              className={sections.onHover}
              onClick={() => setChecks(task.checks.filter((other) => other !== check))}
            />
          </li>
        ))}
        {isTyping && (
          <CommandField
            onDone={(command) => {
              setTyping(false);
              if (command) setChecks([...task.checks, command]);
            }}
          />
        )}
        {task.criteria.length > 0 && (
          <li>
            <Icon of={Check} />
            {task.criteria.length === 1
              ? 'The criterion it covers is shown'
              : 'Each criterion it covers is shown'}
          </li>
        )}
        {task.checks.length + task.criteria.length === 0 && (
          <li className={sections.nothing}>A person has looked at what it hands in</li>
        )}
      </ul>
    </section>
  );
}

function AddCheck({
  names,
  lineOf,
  onAdd,
  onOther,
}: {
  /** Of the project's commands. */
  names: readonly string[];
  lineOf: (name: string) => string;
  onAdd: (name: string) => void;
  onOther: () => void;
}) {
  return (
    <Menu
      align="end"
      trigger={<IconButton name="Add a check" icon={Plus} size="small" />}
      items={[
        ...names.map((name) => ({ label: name, detail: lineOf(name), onSelect: () => onAdd(name) })),
        { label: 'Another command…', onSelect: onOther },
      ]}
    />
  );
}

function CommandField({ onDone }: { onDone: (command: string) => void }) {
  const [draft, setDraft] = useState('');
  return (
    <li>
      <Icon of={Plus} />
      <input
        autoFocus
        aria-label="Command"
        className={sections.addField}
        placeholder="npm test -- settings"
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => onDone(draft.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone(draft.trim());
          if (event.key === 'Escape') onDone('');
        }}
      />
    </li>
  );
}
