import { Combobox } from '@base-ui/react/combobox';
import { Check, Cloud, GitBranch, Search } from 'lucide-react';
import { useId, useState } from 'react';
import { dayWords } from '#renderer/features/spec/versionWords.ts';
import field from '#renderer/ui/Field.module.css';
import { FieldFrame } from '#renderer/ui/FieldFrame.tsx';
import floating from '#renderer/ui/floating.module.css';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { BranchTip } from '#shared/review/look.ts';
import styles from './Look.module.css';

/** Branches listed at once; typing finds the others. */
const MOST_LISTED = 60;

/** One of the repository's branches, found by typing, each with its last commit. */
export function BranchField({
  label,
  branches,
  value,
  hint,
  onChange,
}: {
  label: string;
  branches: readonly BranchTip[];
  value: BranchTip | null;
  hint?: string;
  onChange: (branch: BranchTip | null) => void;
}) {
  const id = useId();
  const [now] = useState(() => new Date());
  return (
    <Combobox.Root
      items={branches}
      value={value}
      limit={MOST_LISTED}
      autoHighlight
      itemToStringLabel={(branch: BranchTip) => branch.name}
      isItemEqualToValue={(a: BranchTip, b: BranchTip) => a.name === b.name}
      onValueChange={(branch: BranchTip | null) => onChange(branch)}
    >
      <FieldFrame id={id} label={label} hint={hint}>
        <Combobox.InputGroup className={field.box}>
          <Icon of={Search} className={field.glyph} />
          <Combobox.Input id={id} placeholder="Type to find a branch" className={field.input} />
        </Combobox.InputGroup>
      </FieldFrame>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className={floating.positioner}>
          <Combobox.Popup role="region" aria-label="Branches" className={floating.popup}>
            <Combobox.Empty className={styles.none}>No branch has that in its name.</Combobox.Empty>
            <Combobox.List className={styles.branches}>
              {(branch: BranchTip) => (
                <Combobox.Item key={branch.name} value={branch} className={floating.item}>
                  <span className={floating.check}>
                    <Combobox.ItemIndicator>
                      <Icon of={Check} />
                    </Combobox.ItemIndicator>
                  </span>
                  <BranchWords branch={branch} now={now} />
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function BranchWords({ branch, now }: { branch: BranchTip; now: Date }) {
  return (
    <>
      <Icon
        of={branch.isRemote ? Cloud : GitBranch}
        className={floating.glyph}
        name={branch.isRemote ? 'of a remote' : 'of this machine'}
      />
      <span className={floating.words}>
        <span>
          {branch.name}
          {branch.isCurrent && ' (open now)'}
        </span>
        <span className={floating.detail}>
          {branch.subject}, {branch.by}, {dayWords(new Date(branch.at), now)}
        </span>
      </span>
    </>
  );
}
