import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Radio, RadioList } from '#renderer/ui/RadioChoice.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { VerdictBadge } from '#renderer/ui/VerdictBadge.tsx';
import { originOf } from '#shared/model/modelAddress.ts';
import type { Interviewer, Settings } from '#shared/settings/settings.ts';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import styles from './ModelSettings.module.css';
import { emptyDraft, isChanged, type ModelDraft, pricesOf } from './modelDraft.ts';
import { KeyField } from './KeyField.tsx';
import { ModelMenu } from './ModelMenu.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useModelActs } from './useModelActs.ts';

/** Who leads the interview: a model behind an address, or the question bank alone. */
export function ModelSettings({ settings }: { settings: Settings }) {
  const client = useClient();
  const { model } = settings;
  const [draft, setDraft] = useState<ModelDraft>(() => emptyDraft(model));
  /** The service was chosen before there is one to save. */
  const [isOpening, setOpening] = useState(false);
  const chosen: Interviewer = isOpening ? 'model' : settings.interviewer;
  const acts = useModelActs(draft);
  const edit = (part: Partial<ModelDraft>) => setDraft((before) => ({ ...before, ...part }));
  const changed = isChanged(draft, model);
  const isAddress = originOf(draft.address) !== null;
  const isPriced = pricesOf(draft) !== undefined;
  const mayTest = isAddress && isPriced && draft.model.trim() !== '' && !acts.busy;

  const choose = async (next: Interviewer) => {
    setOpening(next === 'model' && !model);
    if (next === 'model' && !model) return;
    const result = await client.settings.change({ interviewer: next });
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };
  const test = async () => {
    if (changed || chosen !== settings.interviewer) {
      if (!(await acts.save())) return;
      setOpening(false);
      edit({ key: undefined });
    }
    await acts.test();
  };

  const forget = async () => {
    const result = await client.settings.removeModel({});
    if (!result.ok) return showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
    setDraft(emptyDraft(null));
    acts.clear();
  };

  return (
    <SettingsSection
      id="models"
      title="Models"
      note="It leads the interview and works for the built-in agent."
    >
      <RadioList
        label="Who leads the interview"
        value={chosen}
        onChange={(next) => void choose(next as Interviewer)}
      >
        <div className={`${styles.row} ${styles.open}`}>
          <Radio value="model" name="A service with an OpenAI-compatible address" />
          <div className={styles.words}>
            <p className={styles.title}>A service with an OpenAI-compatible address</p>
            <div className={styles.form}>
              <span aria-hidden>Address</span>
              <Field
                label="Address"
                hideLabel
                voice="code"
                spellCheck={false}
                placeholder="http://127.0.0.1:11434/v1"
                value={draft.address}
                error={
                  draft.address.trim() === '' || isAddress ? undefined : 'It starts with http:// or https://.'
                }
                onChange={(event) => edit({ address: event.target.value })}
              />
              <span aria-hidden>Model</span>
              <Field
                label="Model"
                hideLabel
                voice="code"
                spellCheck={false}
                value={draft.model}
                end={
                  <ModelMenu
                    offered={acts.offered}
                    disabled={!isAddress}
                    onLoad={() => void acts.load()}
                    onChoose={(name) => edit({ model: name })}
                  />
                }
                onChange={(event) => edit({ model: event.target.value })}
              />
              <span aria-hidden>Key</span>
              <KeyField settings={settings} draft={draft} onChange={(key) => edit({ key })} />
              <span aria-hidden>Price</span>
              <div className={styles.prices}>
                <Field
                  label="Dollars for a million tokens sent"
                  hideLabel
                  inputMode="decimal"
                  placeholder="$ in"
                  value={draft.inputPrice}
                  onChange={(event) => edit({ inputPrice: event.target.value })}
                />
                <Field
                  label="Dollars for a million tokens received"
                  hideLabel
                  inputMode="decimal"
                  placeholder="$ out"
                  value={draft.outputPrice}
                  onChange={(event) => edit({ outputPrice: event.target.value })}
                />
                <span>a million tokens, to see the cost</span>
              </div>
            </div>
            {acts.trial?.state === 'failed' && (
              <p className={styles.reason} role="alert">
                {acts.trial.reason}
              </p>
            )}
          </div>
          <span role="status">
            {acts.trial?.state === 'answered' && (
              <VerdictBadge verdict="met">{acts.trial.words}</VerdictBadge>
            )}
            {acts.trial?.state === 'failed' && (
              <VerdictBadge verdict="notMet">{acts.trial.words}</VerdictBadge>
            )}
          </span>
          <Button size="small" busy={acts.busy} disabled={!mayTest} onClick={() => void test()}>
            {changed || chosen !== settings.interviewer
              ? 'Save and test'
              : acts.trial
                ? 'Test again'
                : 'Test'}
          </Button>
          {model && (
            <IconButton name="Forget this service and its key" icon={Trash2} onClick={() => void forget()} />
          )}
        </div>
        {settings.agents
          .filter(({ kind }) => kind === 'acp')
          .map(({ id, name }) => (
            <div key={id} className={styles.row}>
              <Radio value={`agent:${id}`} name={`${name}, reading only`} />
              <div className={styles.words}>
                <p className={styles.title}>{name}, reading only</p>
                <p className={styles.note}>
                  An agent on this machine. It gets a copy of the committed files, which is thrown away
                  afterwards.
                </p>
              </div>
            </div>
          ))}
        <div className={styles.row}>
          <Radio value="guided" name="No model" />
          <div className={styles.words}>
            <p className={styles.title}>No model</p>
            <p className={styles.note}>The guided interview asks its own questions.</p>
          </div>
        </div>
      </RadioList>
    </SettingsSection>
  );
}
