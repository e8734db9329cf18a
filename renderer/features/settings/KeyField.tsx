import { Lock } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { originOf } from '#shared/model/modelAddress.ts';
import type { Settings } from '#shared/settings/settings.ts';
import styles from './ModelSettings.module.css';
import type { ModelDraft } from './modelDraft.ts';

/** A kept key is not shown again, because the page never has it. */
export function KeyField({
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
          {model.keyLasts ? 'Kept in the system keychain' : 'Kept while Overture runs'}
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
