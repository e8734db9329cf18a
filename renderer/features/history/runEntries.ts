import type { LucideIcon } from 'lucide-react';
import { CircleCheck, CirclePause, CircleStop, CornerUpLeft, Gavel, GitMerge, Play } from 'lucide-react';
import type { TimelineTone } from '#renderer/ui/TimelineEntry.tsx';
import { canBeTakenOut } from '#renderer/features/run/canBeTakenOut.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { Attempt, Reason, Run } from '#shared/run/run.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';
import { type EntryKind, type HistoryEntry, plain } from './historyEntry.ts';

const REASONS: Readonly<
  Partial<Record<Reason['kind'], { icon: LucideIcon; tone: TimelineTone; kind: EntryKind }>>
> = {
  landed: { icon: GitMerge, tone: 'landed', kind: 'landings' },
  sentBack: { icon: CornerUpLeft, tone: 'back', kind: 'runs' },
  failed: { icon: CircleStop, tone: 'interrupted', kind: 'runs' },
  interrupted: { icon: CirclePause, tone: 'interrupted', kind: 'runs' },
  judged: { icon: Gavel, tone: 'plain', kind: 'landings' },
  finished: { icon: CircleCheck, tone: 'landed', kind: 'runs' },
};

/** What a run did and came to, as its own log tells it. */
export function runEntries(run: Run): readonly HistoryEntry[] {
  const told = run.reasons.flatMap((reason, index): HistoryEntry[] => {
    const look = REASONS[reason.kind];
    if (!look) return [];
    const [taskId] = reason.taskIds;
    const task = run.tasks.find((one) => one.id === taskId);
    const text = [task?.title, reason.text].filter(Boolean).join('. ');
    const title = reason.kind === 'finished' ? `Run ${run.number} finished` : reason.title;
    const { icon, tone, kind } = look;
    const landed =
      run.reasons.findLast((one) => isLandingOf(one, taskId)) === reason ? landedOf(run, taskId) : null;
    return [{ ...plain(`${run.id} ${index}`, reason.at, kind), title, text, icon, tone, landed }];
  });
  return [
    ...told,
    {
      ...plain(run.id, run.startedAt, 'runs'),
      title: `Run ${run.number} started from version ${run.specVersion}`,
      text: `By ${run.startedBy}. ${run.tasks.length === 1 ? '1 task' : `${run.tasks.length} tasks`}.`,
      icon: Play,
      tone: 'running',
    },
  ];
}

function isLandingOf(reason: Reason, taskId: TaskId | undefined): boolean {
  return reason.kind === 'landed' && taskId !== undefined && reason.taskIds.includes(taskId);
}

/** What the task has landed and can be taken back; a landing before it that was taken back has no more to take. */
function landedOf(run: Run, taskId: TaskId | undefined): Attempt | null {
  const last = taskId === undefined ? undefined : lastAttemptOf(run, taskId);
  return last && canBeTakenOut(run, last) ? last : null;
}
