import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { type Change, ChangeBadge } from '#renderer/ui/ChangeBadge.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { KeyCap } from '#renderer/ui/KeyCap.tsx';
import { ListRow } from '#renderer/ui/ListRow.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead, SectionLabel } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import type { IntentChange, IntentDiff } from '#shared/spec/diff/intent.ts';
import styles from './Changes.module.css';
import { plainTitle, unchangedSections } from './changesList.ts';

const LOOKS: Readonly<Record<IntentChange['kind'], { change: Change; word: string }>> = {
  added: { change: 'added', word: 'added' },
  reworded: { change: 'changed', word: 'words' },
  removed: { change: 'removed', word: 'removed' },
  moved: { change: 'moved', word: 'moved' },
  split: { change: 'split', word: 'split' },
  merged: { change: 'merged', word: 'joined' },
};

/** Every change in one list, to be looked at one by one. */
export function ChangesPane({
  diff,
  seen,
  selection,
  onSelect,
  onSeen,
}: {
  diff: IntentDiff;
  seen: ReadonlySet<string>;
  selection: string | null;
  onSelect: (key: string) => void;
  onSeen: (key: string, isSeen: boolean) => void;
}) {
  const count = diff.changes.length;
  const seenCount = diff.changes.filter((change) => seen.has(change.key)).length;
  return (
    <Pane as="nav" label="Changes">
      <PaneHead
        title={count === 1 ? '1 change' : `${count} changes`}
        end={<span className={`${text.small} ${text.muted}`}>{seenCount} seen</span>}
      />
      <PaneBody>
        <ul>
          {diff.changes.map((change) => (
            <li key={change.key}>
              <ChangeRow
                change={change}
                isSeen={seen.has(change.key)}
                isSelected={selection === change.key}
                onSelect={onSelect}
                onSeen={onSeen}
              />
            </li>
          ))}
        </ul>
        {unchangedSections(diff).length > 0 && (
          <div className={styles.unchanged}>
            <SectionLabel>Not changed</SectionLabel>
          </div>
        )}
        <ul className={text.soft}>
          {unchangedSections(diff).map((section) => (
            <li key={section.key}>
              <ListRow
                {...(section.id ? { mark: <IdMark id={section.id} /> } : {})}
                label={plainTitle(section)}
                onSelect={() => onSelect(section.key)}
              />
            </li>
          ))}
        </ul>
      </PaneBody>
      <PaneFoot className={`${styles.keys} ${text.small} ${text.muted}`}>
        <KeyCap keys="j" /> <KeyCap keys="k" /> next, previous <KeyCap keys="s" /> seen
      </PaneFoot>
    </Pane>
  );
}

function ChangeRow({
  change,
  isSeen,
  isSelected,
  onSelect,
  onSeen,
}: {
  change: IntentChange;
  isSeen: boolean;
  isSelected: boolean;
  onSelect: (key: string) => void;
  onSeen: (key: string, isSeen: boolean) => void;
}) {
  const look = LOOKS[change.kind];
  return (
    <div className={styles.row}>
      <Checkbox
        checked={isSeen}
        name={`Seen: ${change.label}`}
        onChange={(next) => onSeen(change.key, next)}
        className={styles.check}
      />
      <ListRow
        selected={isSelected}
        {...(change.requirement
          ? {
              mark: (
                <span className={styles.requirementId}>
                  <IdMark id={change.requirement} />
                </span>
              ),
            }
          : {})}
        label={change.label}
        end={
          <ChangeBadge change={look.change} bare>
            {look.word}
          </ChangeBadge>
        }
        onSelect={() => onSelect(change.key)}
      />
    </div>
  );
}
