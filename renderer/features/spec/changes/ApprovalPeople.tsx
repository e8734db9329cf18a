import { Check } from 'lucide-react';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import text from '#renderer/ui/text.module.css';
import type { ApprovalPerson } from './approvalPeople.ts';
import styles from './Changes.module.css';

export function ApprovalPeople({ people }: { people: readonly ApprovalPerson[] }) {
  if (people.length === 0) return <p className={text.muted}>Nobody yet.</p>;
  return (
    <ul className={styles.people}>
      {people.map(({ name, words, hasApproved, isAwaited }) => (
        <li key={name}>
          <Avatar name={name} size="large" decorative />
          <div>
            <p className={text.medium}>{name}</p>
            <p className={`${text.small} ${text.muted}`}>{words}</p>
          </div>
          {hasApproved && (
            <span className={`${text.end} ${text.good}`}>
              <Icon of={Check} name="approved" />
            </span>
          )}
          {isAwaited && <span className={`${text.end} ${text.small} ${text.muted}`}>not yet</span>}
        </li>
      ))}
    </ul>
  );
}
