import { clsx } from 'clsx';
import {
  Brain,
  Check,
  ChevronDown,
  ChevronRight,
  Circle,
  CircleCheck,
  CirclePause,
  Eye,
  Hand,
  Info,
  ListChecks,
  LoaderCircle,
  type LucideIcon,
  MessageSquare,
  OctagonX,
  PencilLine,
  Search,
  Terminal,
  UserRound,
} from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import type { ActivityEntry } from '#shared/run/activity.ts';
import type { Attempt } from '#shared/run/run.ts';
import { countOf, sentence } from '#shared/run/words.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Activity.module.css';
import { type ActivityBlock, lookedSentence, planSteps } from './activityBlocks.ts';
import { FeedRow } from './FeedRow.tsx';
import { FileList } from './FileList.tsx';
import { OutputLines } from './OutputLines.tsx';
import { clock } from './times.ts';

const ICONS: Readonly<Record<ActivityEntry['kind'], LucideIcon>> = {
  message: MessageSquare,
  thought: Brain,
  plan: ListChecks,
  read: Search,
  search: Search,
  edit: PencilLine,
  execute: Terminal,
  output: Terminal,
  need: Hand,
  note: Info,
  error: OctagonX,
  told: UserRound,
};

interface LineProps {
  readonly entry: ActivityEntry;
  /** The criteria that a change of this file is known to serve. */
  readonly criteriaOf: (path: string) => readonly string[];
}

/** Most rows stay as they are while one at the end grows. */
export const ActivityLine = memo(function ActivityLine({ entry, criteriaOf }: LineProps) {
  const failed = entry.kind === 'error' || entry.state === 'failed';
  return (
    <FeedRow time={clock(entry.at)} icon={ICONS[entry.kind]} {...(failed ? { tone: 'bad' } : {})}>
      <div className={styles.words}>
        <EntryBody entry={entry} criteriaOf={criteriaOf} />
      </div>
    </FeedRow>
  );
});

function EntryBody({ entry, criteriaOf }: LineProps) {
  switch (entry.kind) {
    case 'plan':
      return <PlanSteps entry={entry} />;
    case 'edit':
      return entry.files.length > 0 ? (
        <FileList
          label="Edited files"
          files={entry.files.map((file) => ({ ...file, criteria: criteriaOf(file.path) }))}
        />
      ) : (
        <p>{entry.text}</p>
      );
    case 'message':
      return <p className={styles.said}>{entry.text}</p>;
    case 'told':
      return (
        <p className={styles.said}>
          <b>You said: </b>
          {entry.text}
        </p>
      );
    case 'thought':
    case 'note':
    case 'need':
      return <p className={clsx(styles.said, text.soft)}>{entry.text}</p>;
    case 'output':
      return <OutputLines text={entry.detail || entry.text} />;
    case 'error':
      return <WithOutput entry={entry} className={text.bad} open />;
    case 'read':
    case 'search':
    case 'execute':
      return <WithOutput entry={entry} className={entry.kind === 'execute' ? text.mono : undefined} />;
  }
}

function WithOutput({
  entry,
  className,
  open: openFirst = false,
}: {
  entry: ActivityEntry;
  className?: string | undefined;
  open?: boolean;
}) {
  const [open, setOpen] = useState(openFirst);
  if (entry.detail === '') return <p className={className}>{entry.text}</p>;
  return (
    <>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={className}>{entry.text}</span>
        <Icon of={open ? ChevronDown : ChevronRight} size="xs" />
      </button>
      {open && <pre className={styles.output}>{entry.detail}</pre>}
    </>
  );
}

function PlanSteps({ entry }: { entry: ActivityEntry }) {
  const steps = planSteps(entry.detail);
  return (
    <>
      <p className={text.medium}>{entry.text || 'Plan'}</p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.text} className={styles[step.state]}>
            {step.state === 'done' && <Icon of={Check} size="xs" name="done" />}
            {step.state === 'doing' && <Icon of={LoaderCircle} size="xs" spin name="being done" />}
            {step.state === 'todo' && <Icon of={Circle} size="xs" name="to do" />}
            {step.text}
          </li>
        ))}
      </ol>
    </>
  );
}

/** “Read 9 files, searched 3 times”, with the list behind it. */
export function LookedLine({ block }: { block: Extract<ActivityBlock, { kind: 'looked' }> }) {
  const [open, setOpen] = useState(false);
  return (
    <FeedRow time={clock(block.at)} icon={Search}>
      <div className={styles.words}>
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          <span>{lookedSentence(block.entries)}</span>
          <Icon of={open ? ChevronDown : ChevronRight} size="xs" />
        </button>
        {open && <pre className={styles.output}>{block.entries.map((entry) => entry.text).join('\n')}</pre>}
      </div>
    </FeedRow>
  );
}

const NOW_ICONS: Partial<Record<Attempt['state'], LucideIcon>> = { inReview: Eye, landed: CircleCheck };

/** What the attempt waits for at this moment, at the end of its log. */
export function NowLine({ attempt, children }: { attempt: Attempt; children?: ReactNode }) {
  const words = nowWords(attempt);
  if (words === null) return null;
  const working = ['preparing', 'running', 'checking', 'verifying', 'landing'].includes(attempt.state);
  return (
    <FeedRow
      time={attempt.state === 'landed' && attempt.endedAt ? clock(attempt.endedAt) : 'now'}
      icon={NOW_ICONS[attempt.state] ?? (working ? LoaderCircle : CirclePause)}
      spin={working}
    >
      <div className={clsx(styles.words, text.soft)}>
        {words}
        {children}
      </div>
    </FeedRow>
  );
}

function nowWords(attempt: Attempt): string | null {
  switch (attempt.state) {
    case 'preparing':
    case 'planning':
    case 'queued':
      return 'Its workspace is being prepared.';
    case 'running':
      return attempt.agentKind === 'person' ? null : `${attempt.agentName} is at work.`;
    case 'needsYou':
      return attempt.needs.length === 1
        ? 'Waits for your answer. Nothing changes in this workspace until then.'
        : `Waits for your ${countOf(attempt.needs.length, 'answer')}. Nothing changes in this workspace until then.`;
    case 'checking':
      return 'The project’s checks are running on the work.';
    case 'verifying':
      return 'Its criteria are being shown.';
    case 'inReview':
      return `Handed in${attempt.files.length > 0 ? ` with ${countOf(attempt.files.length, 'changed file')}` : ''}. It waits for a reviewer.`;
    case 'approved':
    case 'landing':
      return 'Approved. It is being landed.';
    case 'landed':
      return sentence('landed. Later workspaces start from it.');
    case 'sentBack':
      return 'Sent back. The next attempt gets the comments.';
    case 'draft':
    case 'ready':
    case 'held':
    case 'failed':
    case 'interrupted':
    case 'conflicted':
    case 'cancelled':
      return null;
  }
}
