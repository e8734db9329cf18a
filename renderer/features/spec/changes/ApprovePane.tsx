import {
  ArrowRight,
  Bookmark,
  Check,
  CircleCheck,
  CircleDashed,
  Lock,
  type LucideIcon,
  Workflow,
} from 'lucide-react';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import type { Approval } from '#shared/spec/contract.ts';
import { clock } from '../versionWords.ts';
import type { ApprovalCheck } from './approvalChecks.ts';
import styles from './Changes.module.css';

const ICONS: Readonly<Record<ApprovalCheck['kind'], LucideIcon>> = {
  done: CircleCheck,
  left: CircleDashed,
  note: Bookmark,
};

/** What is left before this version can be approved, what happens then, and who did so. */
export function ApprovePane({
  number,
  isApproved,
  checks,
  criteria,
  authors,
  approval,
  onShow,
  onApprove,
  onPlan,
}: {
  number: number;
  isApproved: boolean;
  checks: readonly ApprovalCheck[];
  criteria: number;
  authors: readonly string[];
  approval: Approval | null;
  onShow: (key: string) => void;
  onApprove: () => void;
  /** The next step once it is approved. */
  onPlan: () => void;
}) {
  return (
    <Pane as="aside" label="Approve">
      <PaneHead title={isApproved ? `Version ${number} is approved` : `Approve version ${number}`} />
      <PaneBody className={styles.approve}>
        <section>
          <h3 className={text.label}>{isApproved ? 'What was looked at' : 'Before you approve'}</h3>
          <ul className={styles.checks}>
            {checks.map(({ kind, words, act }) => (
              <li key={words} className={kind === 'done' ? styles.done : undefined}>
                <Icon of={ICONS[kind]} />
                <span>{words}</span>
                {act && (
                  <Button variant="link" size="small" onClick={() => onShow(act.key)}>
                    {act.label}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3 className={text.label}>{isApproved ? 'What happens now' : 'What happens then'}</h3>
          <ul className={styles.checks}>
            <li>
              <Icon of={Workflow} />
              <span>{readyWords(criteria)}</span>
            </li>
            <li>
              <Icon of={Lock} />
              <span>Later edits start version {number + 1}</span>
            </li>
            {!isApproved && (
              <li>
                <Icon of={Check} />
                <span>Nothing runs yet: planning comes next</span>
              </li>
            )}
          </ul>
        </section>
        <section>
          <h3 className={text.label}>Who has approved</h3>
          <People authors={authors} approval={approval} isApproved={isApproved} />
        </section>
      </PaneBody>
      <PaneFoot>
        <Button
          variant={criteria > 0 ? 'primary' : 'plain'}
          size="large"
          className={styles.wideButton}
          {...(isApproved ? { iconEnd: ArrowRight } : {})}
          onClick={isApproved ? onPlan : onApprove}
        >
          {isApproved ? 'Plan the work' : `Approve version ${number}`}
        </Button>
        <p className={`${text.small} ${text.muted} ${styles.footNote}`}>
          {isApproved
            ? 'Next: which tasks there are, in which order, and who does them. Nothing runs before you start it.'
            : `Saves version ${number} in the repository with your name, so anyone can see what was agreed and when.`}
        </p>
      </PaneFoot>
    </Pane>
  );
}

function readyWords(criteria: number): string {
  if (criteria === 0) return 'Nothing is ready to plan';
  return `${criteria === 1 ? '1 criterion is' : `${criteria} criteria are`} ready to plan`;
}

function People({
  authors,
  approval,
  isApproved,
}: {
  authors: readonly string[];
  approval: Approval | null;
  isApproved: boolean;
}) {
  const approver = approval?.by;
  const people = [...new Set([...authors, ...(approver ? [approver] : [])])];
  if (people.length === 0) return <p className={text.muted}>Nobody yet.</p>;
  return (
    <ul className={styles.people}>
      {people.map((name) => (
        <li key={name}>
          <Avatar name={name} size="large" decorative />
          <div>
            <p className={text.medium}>{name}</p>
            <p className={`${text.small} ${text.muted}`}>
              {name === approver && approval
                ? `${isApproved ? 'approved' : 'approved an earlier text'} at ${clock(new Date(approval.at))}`
                : 'wrote in it'}
            </p>
          </div>
          {name === approver && isApproved && (
            <span className={`${text.end} ${text.good}`}>
              <Icon of={Check} name="approved" />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
