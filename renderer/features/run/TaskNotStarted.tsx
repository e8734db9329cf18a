import { CirclePause, Play } from 'lucide-react';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run, RunTask } from '#shared/run/run.ts';
import { stateOfTask } from '#shared/run/taskStates.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { STATUS_ICONS, STATUSES } from '#renderer/ui/statusVocabulary.ts';
import { StartNowDialog } from './StartNowDialog.tsx';

/** A task no attempt has been made at: why it waits, what it will show, and the way past what holds it. */
export function TaskNotStarted({ projectId, run, task }: { projectId: ProjectId; run: Run; task: RunTask }) {
  const [asking, setAsking] = useState(false);
  const state = stateOfTask(run, task.id);
  const why = run.taskStates[task.id]?.why || STATUSES[state].meaning;
  const canStart =
    !task.group && run.state !== 'finished' && task.needs.every((id) => stateOfTask(run, id) === 'landed');
  return (
    <EmptyState
      icon={STATUS_ICONS[STATUSES[state].look] ?? CirclePause}
      title={`${task.id} has not started`}
      actions={
        <>
          {task.criteria.map((id) => (
            <CriterionChip key={id} id={id} />
          ))}
          {canStart && (
            <Button icon={Play} onClick={() => setAsking(true)}>
              Start it now…
            </Button>
          )}
          <StartNowDialog
            projectId={projectId}
            run={run}
            task={task}
            why={why}
            open={asking}
            onOpenChange={setAsking}
          />
        </>
      }
    >
      {why}
    </EmptyState>
  );
}
