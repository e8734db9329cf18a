import { ChevronDown, Lock } from 'lucide-react';
import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Radio, RadioList } from '#renderer/ui/RadioChoice.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { VerdictBadge } from '#renderer/ui/VerdictBadge.tsx';
import { originOf } from '#shared/model/modelAddress.ts';
import type { Interviewer, Settings } from '#shared/settings/settings.ts';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import styles from './ModelSettings.module.css';
import { emptyDraft, isChanged, type ModelDraft, pricesOf } from './modelDraft.ts';
import { SettingsSection } from './SettingsSection.tsx';
import { useModelActs } from './useModelActs.ts';

type Choice = Interviewer;

/** Who leads the interview: a model behind an address, or the question bank alone. */
export function ModelSettings({ settings }: { settings: Settings }) {
  const client = useClient();
  const { model } = settings;
  const [draft, setDraft] = useState<ModelDraft>(() => emptyDraft(model));
  const [chosen, setChosen] = useState<Choice>(settings.interviewer);
  const acts = useModelActs(draft);
  const edit = (part: Partial<ModelDraft>) => setDraft((before) => ({ ...before, ...part }));
  const changed = isChanged(draft, model);
  const isAddress = originOf(draft.address) !== null;
  const isPriced = pricesOf(draft) !== undefined;
  const mayTest = isAddress && isPriced && draft.model.trim() !== '' && !acts.busy;

  const choose = async (next: Choice) => {
    setChosen(next);
    if (next === 'model' && !model) return;
    const result = await client.settings.change({ interviewer: next });
    if (!result.ok) showToast({ tone: 'bad', title: describeSettingsProblem(result.error) });
  };
  const test = async () => {
    if (changed || chosen !== settings.interviewer) {
      if (!(await acts.save())) return;
      setChosen('model');
      edit({ key: undefined });
    }
    await acts.test();
  };

  return (
    <SettingsSection
      id="models"
      title="Models"
      note="They lead the interview. Agents that write code bring their own."
    >
      <RadioList
        label="Who leads the interview"
        value={chosen}
        onChange={(next) => void choose(next as Choice)}
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
                <span>a million tokens, if you want to see the cost</span>
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

/** What the service offers, asked for when the list opens. */
function ModelMenu({
  offered,
  disabled,
  onLoad,
  onChoose,
}: {
  offered: readonly string[] | string | undefined;
  disabled: boolean;
  onLoad: () => void;
  onChoose: (name: string) => void;
}) {
  const items =
    typeof offered === 'object'
      ? offered.map((name) => ({ label: name, onSelect: () => onChoose(name) }))
      : [{ heading: offered ?? 'Asking the service…' }];
  return (
    <Menu
      align="end"
      items={items.length > 0 ? items : [{ heading: 'The service names no models' }]}
      trigger={
        <button type="button" className={styles.choose} disabled={disabled} onClick={onLoad}>
          Choose
          <Icon of={ChevronDown} size="xs" />
        </button>
      }
    />
  );
}

/** A kept key is not shown again, because the page never has it. */
function KeyField({
  settings: { model },
  draft,
  onChange,
}: {
  settings: Settings;
  draft: ModelDraft;
  onChange: (key: string | undefined) => void;
}) {
  const isKept =
    model?.hasKey && draft.key === undefined && originOf(draft.address) === originOf(model.address);
  if (isKept) {
    return (
      <div className={styles.kept}>
        <Icon of={Lock} />
        <span>
          {model.keyLasts ? 'Kept in the system keychain' : 'Kept until Overture ends'}
          {model.keyEnd && `, ends in ${model.keyEnd}`}
        </span>
        <Button variant="link" size="small" onClick={() => onChange('')}>
          Replace
        </Button>
      </div>
    );
  }
  return (
    <Field
      label="Key"
      hideLabel
      type="password"
      autoComplete="off"
      spellCheck={false}
      placeholder="None needed for a model on this machine"
      value={draft.key ?? ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
