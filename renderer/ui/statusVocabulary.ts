import {
  Circle,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CornerUpLeft,
  Eye,
  Hand,
  LoaderCircle,
  type LucideIcon,
  OctagonX,
  Unplug,
} from 'lucide-react';
import type { TaskState } from '#shared/run/run.ts';

/** Every state a task can be in; a finer one borrows the look of a plain one and keeps its own word. */
export type Status = TaskState;

export type StatusLook =
  | 'draft'
  | 'ready'
  | 'held'
  | 'running'
  | 'needs'
  | 'review'
  | 'back'
  | 'landed'
  | 'failed'
  | 'interrupted';

export const STATUS_ICONS: Readonly<Record<StatusLook, LucideIcon>> = {
  draft: CircleDashed,
  ready: Circle,
  held: CirclePause,
  running: LoaderCircle,
  needs: Hand,
  review: Eye,
  back: CornerUpLeft,
  landed: CircleCheck,
  failed: OctagonX,
  interrupted: Unplug,
};

type Entry = { readonly look: StatusLook; readonly word: string; readonly meaning: string };

export const STATUSES: Readonly<Record<Status, Entry>> = {
  draft: { look: 'draft', word: 'Draft', meaning: 'Still being written, or has a problem to fix.' },
  ready: { look: 'ready', word: 'Ready', meaning: 'Nothing in the way. Starts when a place is free.' },
  held: { look: 'held', word: 'Held', meaning: 'Waits for another task or for a decision.' },
  planning: { look: 'running', word: 'Planning', meaning: 'Its inside is being planned.' },
  queued: { look: 'ready', word: 'Queued', meaning: 'Starts when a place is free.' },
  preparing: { look: 'running', word: 'Preparing', meaning: 'Its workspace is being set up.' },
  running: { look: 'running', word: 'Running', meaning: 'An agent is at work in its own workspace.' },
  needsYou: { look: 'needs', word: 'Needs you', meaning: 'Waits for your answer or permission.' },
  checking: { look: 'running', word: 'Checking', meaning: 'The project’s checks are running on the work.' },
  verifying: { look: 'running', word: 'Verifying', meaning: 'Its criteria are being shown.' },
  inReview: { look: 'review', word: 'In review', meaning: 'Work is handed in and waits for a reviewer.' },
  sentBack: { look: 'back', word: 'Sent back', meaning: 'Returned to the agent with comments.' },
  approved: { look: 'review', word: 'Approved', meaning: 'Agreed, and waits to land.' },
  landing: { look: 'running', word: 'Landing', meaning: 'Being added to the project.' },
  landed: { look: 'landed', word: 'Landed', meaning: 'Added to the project.' },
  failed: { look: 'failed', word: 'Failed', meaning: 'Out of tries, or a check could not pass.' },
  interrupted: {
    look: 'interrupted',
    word: 'Interrupted',
    meaning: 'Stopped part way. The work so far is kept.',
  },
  conflicted: { look: 'needs', word: 'Conflicted', meaning: 'Landing met a conflict and needs a choice.' },
  cancelled: {
    look: 'interrupted',
    word: 'Stopped',
    meaning: 'Stopped by a person. The work so far is kept.',
  },
};
