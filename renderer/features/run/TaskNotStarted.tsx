import { CirclePause } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run, RunTask } from '#shared/run/run.ts';
import { stateOfTask } from '#shared/run/taskStates.ts';
import { whyItWaits } from '#shared/run/whyItWaits.ts';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { STATUS_ICONS, STATUSES } from '#renderer/ui/statusVocabulary.ts';
import { StartNow } from './StartNow.tsx';

/** A task no attempt has been made at: why it waits, what it will show, and the way past what holds it. */
export function TaskNotStarted({ projectId, run, task }: { projectId: ProjectId; run: Run; task: RunTask }) {
  const state = stateOfTask(run, task.id);
  const why = whyItWaits(run, task.id) || STATUSES[state].meaning;
  return (
    <EmptyState
      icon={STATUS_ICONS[STATUSES[state].look] ?? CirclePause}
      title={`${task.id} has not started`}
      actions={
        <>
          {task.criteria.map((id) => (
            <CriterionChip key={id} id={id} />
          ))}
          <StartNow projectId={projectId} run={run} task={task} why={why} />
        </>
      }
    >
      {why}
    </EmptyState>
  );
}
