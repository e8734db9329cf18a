import {
  Bookmark,
  CircleCheck,
  GitMerge,
  type LucideIcon,
  MessageSquare,
  MessagesSquare,
  Play,
  Scale,
} from 'lucide-react';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead, SectionLabel } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import { type EntryKind, type HistoryEntry, KINDS } from './historyEntry.ts';
import type { HistoryPerson } from './historyPeople.ts';
import styles from './HistoryScreen.module.css';

const LOOKS: Readonly<Record<EntryKind, { icon: LucideIcon; label: string }>> = {
  versions: { icon: Bookmark, label: 'Versions' },
  approvals: { icon: CircleCheck, label: 'Approvals' },
  decisions: { icon: Scale, label: 'Decisions' },
  runs: { icon: Play, label: 'Runs' },
  landings: { icon: GitMerge, label: 'Landings' },
  interview: { icon: MessagesSquare, label: 'Interview' },
  comments: { icon: MessageSquare, label: 'Comments' },
};

/** What the timeline shows, and who had a part in it. */
export function ShowPane({
  entries,
  people,
  hidden,
  onHidden,
}: {
  entries: readonly HistoryEntry[];
  people: readonly HistoryPerson[];
  hidden: ReadonlySet<EntryKind>;
  onHidden: (hidden: ReadonlySet<EntryKind>) => void;
}) {
  const toggle = (kind: EntryKind, isShown: boolean) => {
    const next = new Set(hidden);
    if (isShown) next.delete(kind);
    else next.add(kind);
    onHidden(next);
  };
  return (
    <Pane as="nav" label="Show">
      <PaneHead title="Show" />
      <PaneBody className={styles.show}>
        {KINDS.map((kind) => (
          <div key={kind}>
            <Checkbox
              checked={!hidden.has(kind)}
              name={LOOKS[kind].label}
              onChange={(isShown) => toggle(kind, isShown)}
            />
            <Icon of={LOOKS[kind].icon} />
            <span>{LOOKS[kind].label}</span>
            <span>{entries.filter((entry) => entry.kind === kind).length}</span>
          </div>
        ))}
        {people.length > 0 && (
          <section className={styles.people}>
            <SectionLabel>People</SectionLabel>
            <ul aria-label="People">
              {people.map(({ name, part }) => (
                <li key={name}>
                  <Avatar name={name} decorative />
                  <span className={text.truncate}>{name}</span>
                  <span>{part}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </PaneBody>
      <PaneFoot className={`${text.small} ${text.muted}`}>
        Versions, approvals, decisions and comments are kept in the repository, in{' '}
        <FileName path="specs/" plain />, and travel with it.
      </PaneFoot>
    </Pane>
  );
}
