import { useState } from 'react';
import { describeProjectError } from '#shared/project/describeProjectError.ts';
import type { ProjectState, RunRules } from '#shared/project/project.ts';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import styles from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

const POLICIES = [
  { value: 'in-scope', label: 'Change the files of their task' },
  { value: 'ask', label: 'Nothing: they ask each time' },
  { value: 'read-only', label: 'Only read' },
] as const;

const GROUPS = [
  { value: 'ask', label: 'Show me the plan first' },
  { value: 'rules', label: 'Take what the rules plan' },
] as const;

/** How runs go in this project: what agents may do, who verifies, and how much it may take. */
export function RuleSettings({ project }: { project: ProjectState }) {
  const { rules } = project;
  const save = useSaving(project);
  return (
    <SettingsSection
      id="rules"
      title={`Runs in ${project.name}`}
      note="Kept in overture.yaml, for the whole team."
    >
      <Rule
        title="What agents may do by themselves"
        note="They ask before a command. Protected files are refused to whoever asks, and flagged in review."
      >
        <Select
          label="What agents may do by themselves"
          value={rules.permissions}
          options={POLICIES}
          onChange={(permissions) => void save({ permissions })}
        />
      </Rule>
      <Rule
        title="Verify finished work"
        note="Another agent holds each task against its criteria before you review it."
      >
        <Switch
          name="Verify finished work"
          checked={rules.verify === 'each'}
          onChange={(on) => void save({ verify: on ? 'each' : 'planned' })}
        />
      </Rule>
      <Rule
        title="Plan groups when their turn comes"
        note="A group is planned from the code as it is by then. What a model plans always asks you."
      >
        <Select
          label="Plan groups when their turn comes"
          value={rules.groups}
          options={GROUPS}
          onChange={(groups) => void save({ groups })}
        />
      </Rule>
      <Rule title="Tries after a failing check" note="The same failure twice always asks you.">
        <Stepper
          label="Tries"
          value={rules.retries}
          min={0}
          max={10}
          onChange={(retries) => void save({ retries })}
        />
      </Rule>
      <Rule
        title="Money for one run"
        note="Agents that say what they cost stop starting at this many dollars."
      >
        <Dollars key={rules.dollars} dollars={rules.dollars} onSave={(dollars) => void save({ dollars })} />
      </Rule>
    </SettingsSection>
  );
}

function useSaving({ id }: ProjectState) {
  const client = useClient();
  return async (changed: Partial<RunRules>) => {
    const result = await client.project.saveRules({ projectId: id, rules: changed });
    if (!result.ok) showToast({ tone: 'bad', title: inWords(result.error, describeProjectError) });
  };
}

function Rule({ title, note, children }: { title: string; note: string; children: React.ReactNode }) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.note}>{note}</p>
      </div>
      {children}
    </div>
  );
}

/** Saved on leaving the field or Enter; an empty field is no limit. */
function Dollars({ dollars, onSave }: { dollars: number | null; onSave: (dollars: number | null) => void }) {
  const [text, setText] = useState(dollars === null ? '' : String(dollars));
  const amount = text.trim() === '' ? null : Number(text.replace(',', '.'));
  const isAmount = amount === null || (Number.isFinite(amount) && amount >= 0);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isAmount && amount !== dollars) onSave(amount);
      }}
    >
      <Field
        label="Dollars for one run"
        hideLabel
        placeholder="No limit"
        inputMode="decimal"
        value={text}
        {...(isAmount ? {} : { problem: 'Write a number, such as 10.' })}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => isAmount && amount !== dollars && onSave(amount)}
      />
    </form>
  );
}
