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
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Pane, PaneBody, PaneFoot, PaneHead } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import type { ApprovalCheck } from './approvalChecks.ts';
import { ApprovalPeople } from './ApprovalPeople.tsx';
import type { ApprovalPerson } from './approvalPeople.ts';
import styles from './Changes.module.css';

const ICONS: Readonly<Record<ApprovalCheck['kind'], LucideIcon>> = {
  done: CircleCheck,
  left: CircleDashed,
  note: Bookmark,
};

type ApprovePaneProps = {
  number: number;
  isApproved: boolean;
  /** This machine's person is among those who approved it. */
  hasOwnApproval: boolean;
  checks: readonly ApprovalCheck[];
  criteria: number;
  people: readonly ApprovalPerson[];
  note: string;
  onNote: (note: string) => void;
  onShow: (key: string) => void;
  onApprove: () => void;
  onAskForChanges: () => void;
  /** The next step once it is approved. */
  onPlan: () => void;
};

/** What is left before this version can be approved, what happens then, and who did so. */
export function ApprovePane(props: ApprovePaneProps) {
  const { number, isApproved, people } = props;
  return (
    <Pane as="aside" label="Approve">
      <PaneHead title={isApproved ? `Version ${number} is approved` : `Approve version ${number}`} />
      <PaneBody className={styles.approve}>
        <LookedAt {...props} />
        <HappensThen {...props} />
        <section>
          <h3 className={text.label}>Who has approved</h3>
          <ApprovalPeople people={people} />
        </section>
      </PaneBody>
      <PaneFoot>
        {isApproved ? <ApprovedActs {...props} /> : <ApproveActs {...props} />}
        <p className={`${text.small} ${text.muted} ${styles.footNote}`}>
          {isApproved
            ? 'Next: which tasks there are, in which order, and who does them. Nothing runs before you start it.'
            : `Saves version ${number} in the repository with your name, so anyone can see what was agreed and when.`}
        </p>
      </PaneFoot>
    </Pane>
  );
}

function LookedAt({ isApproved, checks, onShow }: ApprovePaneProps) {
  return (
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
  );
}

function HappensThen({ isApproved, criteria, number }: ApprovePaneProps) {
  return (
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
  );
}

function ApprovedActs({ hasOwnApproval, onApprove, onPlan }: ApprovePaneProps) {
  return (
    <div className={styles.acts}>
      <Button variant="primary" size="large" iconEnd={ArrowRight} onClick={onPlan}>
        Plan the work
      </Button>
      {!hasOwnApproval && (
        <Button size="large" onClick={onApprove}>
          Approve too
        </Button>
      )}
    </div>
  );
}

function ApproveActs({ number, criteria, note, onNote, onApprove, onAskForChanges }: ApprovePaneProps) {
  return (
    <div className={styles.foot}>
      <TextArea
        label="Note for the record"
        hideLabel
        placeholder="Add a note for the record"
        value={note}
        maxLength={20_000}
        onChange={(event) => onNote(event.target.value)}
      />
      <div className={styles.acts}>
        <Button variant={criteria > 0 ? 'primary' : 'plain'} size="large" onClick={onApprove}>
          Approve version {number}
        </Button>
        <Button
          size="large"
          disabled={note.trim() === ''}
          title={note.trim() === '' ? 'Write in the note what should change.' : undefined}
          onClick={onAskForChanges}
        >
          Ask for changes
        </Button>
      </div>
    </div>
  );
}

function readyWords(criteria: number): string {
  if (criteria === 0) return 'Nothing is ready to plan';
  return `${criteria === 1 ? '1 criterion is' : `${criteria} criteria are`} ready to plan`;
}
