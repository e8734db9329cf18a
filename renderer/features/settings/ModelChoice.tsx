import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Radio } from '#renderer/ui/RadioChoice.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { VerdictBadge } from '#renderer/ui/VerdictBadge.tsx';
import { originOf } from '#shared/model/modelAddress.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { describeSettingsProblem } from './describeSettingsProblem.ts';
import { emptyDraft, isChanged, type ModelDraft, pricesOf } from './modelDraft.ts';
import { ModelFields } from './ModelFields.tsx';
import styles from './ModelSettings.module.css';
import { useModelActs } from './useModelActs.ts';

/** A service with an address of one's own: filled in, tried and forgotten. */
export function ModelChoice({
  settings,
  isNewlyChosen,
  onSaved,
}: {
  settings: Settings;
  /** It is chosen, and not saved as who leads yet. */
  isNewlyChosen: boolean;
  onSaved: () => void;
}) {
  const client = useClient();
  const { model } = settings;
  const [draft, setDraft] = useState<ModelDraft>(() => emptyDraft(model));
  const edit = (part: Partial<ModelDraft>) => setDraft((before) => ({ ...before, ...part }));
  const acts = useModelActs(draft);
  const mustSave = isChanged(draft, model) || isNewlyChosen;

  const test = async () => {
    if (mustSave) {
      if (!(await acts.save())) return;
      onSaved();
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
    <div className={`${styles.row} ${styles.open}`}>
      <Radio value="model" name="A service with an OpenAI-compatible address" />
      <div className={styles.words}>
        <p className={styles.title}>A service with an OpenAI-compatible address</p>
        <ModelFields settings={settings} draft={draft} acts={acts} onEdit={edit} />
        {acts.trial?.state === 'failed' && (
          <p className={styles.reason} role="alert">
            {acts.trial.reason}
          </p>
        )}
      </div>
      <Outcome trial={acts.trial} />
      <Button
        size="small"
        busy={acts.busy}
        disabled={!isComplete(draft) || acts.busy}
        onClick={() => void test()}
      >
        {mustSave ? 'Save and test' : acts.trial ? 'Test again' : 'Test'}
      </Button>
      {model && (
        <IconButton name="Forget this service and its key" icon={Trash2} onClick={() => void forget()} />
      )}
    </div>
  );
}

function isComplete(draft: ModelDraft): boolean {
  return originOf(draft.address) !== null && pricesOf(draft) !== undefined && draft.model.trim() !== '';
}

function Outcome({ trial }: Pick<ReturnType<typeof useModelActs>, 'trial'>) {
  return (
    <span role="status">
      {trial && (
        <VerdictBadge verdict={trial.state === 'answered' ? 'met' : 'notMet'}>{trial.words}</VerdictBadge>
      )}
    </span>
  );
}
