import { Field } from '#renderer/ui/Field.tsx';
import { originOf } from '#shared/model/modelAddress.ts';
import type { Settings } from '#shared/settings/settings.ts';
import { KeyField } from './KeyField.tsx';
import type { ModelDraft } from './modelDraft.ts';
import { ModelMenu } from './ModelMenu.tsx';
import styles from './ModelSettings.module.css';
import type { useModelActs } from './useModelActs.ts';

type FieldsProps = {
  settings: Settings;
  draft: ModelDraft;
  acts: ReturnType<typeof useModelActs>;
  onEdit: (part: Partial<ModelDraft>) => void;
};

/** Where the model is, which one, with which key, and what it costs. */
export function ModelFields({ settings, draft, acts, onEdit }: FieldsProps) {
  const isAddress = originOf(draft.address) !== null;
  return (
    <div className={styles.form}>
      <span aria-hidden>Address</span>
      <Field
        label="Address"
        hideLabel
        voice="code"
        spellCheck={false}
        placeholder="http://127.0.0.1:11434/v1"
        value={draft.address}
        error={draft.address.trim() === '' || isAddress ? undefined : 'It starts with http:// or https://.'}
        onChange={(event) => onEdit({ address: event.target.value })}
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
            onChoose={(name) => onEdit({ model: name })}
          />
        }
        onChange={(event) => onEdit({ model: event.target.value })}
      />
      <span aria-hidden>Key</span>
      <KeyField settings={settings} draft={draft} onChange={(key) => onEdit({ key })} />
      <span aria-hidden>Price</span>
      <PriceFields draft={draft} onEdit={onEdit} />
    </div>
  );
}

function PriceFields({ draft, onEdit }: Pick<FieldsProps, 'draft' | 'onEdit'>) {
  return (
    <div className={styles.prices}>
      <Field
        label="Dollars for a million tokens sent"
        hideLabel
        inputMode="decimal"
        placeholder="$ in"
        value={draft.inputPrice}
        onChange={(event) => onEdit({ inputPrice: event.target.value })}
      />
      <Field
        label="Dollars for a million tokens received"
        hideLabel
        inputMode="decimal"
        placeholder="$ out"
        value={draft.outputPrice}
        onChange={(event) => onEdit({ outputPrice: event.target.value })}
      />
      <span>a million tokens, to see the cost</span>
    </div>
  );
}
