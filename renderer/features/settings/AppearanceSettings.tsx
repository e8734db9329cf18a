import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { Switch } from '#renderer/ui/Switch.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Settings, Theme } from '#shared/settings/settings.ts';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import styles from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

type Change = { theme?: Theme; personName?: string; singleKeys?: boolean };

export function AppearanceSettings({ settings }: { settings: Settings }) {
  const client = useClient();
  const [name, setName] = useState(settings.personName);
  const change = async (wanted: Change) => {
    const result = await client.settings.change(wanted);
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };
  return (
    <SettingsSection id="appearance" title="Appearance and you">
      <div className={styles.row}>
        <div className={styles.words}>
          <p className={styles.title}>Theme</p>
        </div>
        <Segmented
          label="Theme"
          value={settings.theme}
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={(theme) => void change({ theme })}
        />
      </div>
      <div className={styles.row}>
        <div className={styles.words}>
          <p className={styles.title}>Your name</p>
          <p className={styles.note}>Stands on what you approve, answer and land.</p>
        </div>
        <Field
          className={styles.you ?? ''}
          label="Your name"
          hideLabel
          value={name}
          onChange={(event) => setName(event.target.value)}
          onBlur={() => name !== settings.personName && void change({ personName: name.trim() })}
        />
      </div>
      <div className={styles.row}>
        <div className={styles.words}>
          <p className={styles.title}>Single-letter keys</p>
          <p className={styles.note}>J, K, A, R, S, C and E act when no field has the focus.</p>
        </div>
        <Switch
          name="Single-letter keys"
          checked={settings.singleKeys}
          onChange={(singleKeys) => void change({ singleKeys })}
        />
      </div>
    </SettingsSection>
  );
}
