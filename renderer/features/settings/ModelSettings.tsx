import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Radio, RadioList } from '#renderer/ui/RadioChoice.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Interviewer, Settings } from '#shared/settings/settings.ts';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import { ModelChoice } from './ModelChoice.tsx';
import styles from './ModelSettings.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** Who leads the interview: a model behind an address, or the question bank alone. */
export function ModelSettings({ settings }: { settings: Settings }) {
  const client = useClient();
  const { model, agents } = settings;
  /** The service was chosen before there is one to save. */
  const [isOpening, setOpening] = useState(false);
  const chosen: Interviewer = isOpening ? 'model' : settings.interviewer;

  const choose = async (next: Interviewer) => {
    setOpening(next === 'model' && !model);
    if (next === 'model' && !model) return;
    const result = await client.settings.change({ interviewer: next });
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };

  return (
    <SettingsSection
      id="models"
      title="Models"
      note="A model can lead the interview, and does the built-in agent’s tasks."
    >
      <RadioList
        label="Who leads the interview"
        value={chosen}
        onChange={(next) => void choose(next as Interviewer)}
      >
        <ModelChoice
          settings={settings}
          isNewlyChosen={chosen !== settings.interviewer}
          onSaved={() => setOpening(false)}
        />
        {agents
          .filter(({ kind }) => kind === 'acp')
          .map(({ id, name }) => (
            <PlainChoice key={id} value={`agent:${id}`} title={`${name}, reading only`}>
              An agent on this machine. It gets a copy of the committed files, which is thrown away
              afterwards.
            </PlainChoice>
          ))}
        <PlainChoice value="guided" title="No model">
          The guided interview asks its own questions.
        </PlainChoice>
      </RadioList>
    </SettingsSection>
  );
}

/** A choice that needs nothing else said. */
function PlainChoice({ value, title, children }: { value: string; title: string; children: string }) {
  return (
    <div className={styles.row}>
      <Radio value={value} name={title} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.note}>{children}</p>
      </div>
    </div>
  );
}
