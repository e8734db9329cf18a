import { Square } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import { canBeStopped } from '#shared/run/decideRun.ts';
import type { Attempt } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { inWords } from './useAct.ts';
import { useActor } from './useActor.ts';

/** Stops one attempt. It asks nothing: the work is kept, and the way to go on stands in its place at once. */
export function StopAttempt({ projectId, attempt }: { projectId: ProjectId; attempt: Attempt }) {
  const client = useClient();
  const by = useActor();
  if (!canBeStopped(attempt.state) || attempt.state === 'interrupted') return null;
  const stop = async () => {
    const result = await client.run.stopAttempt({ projectId, attemptId: attempt.id, by });
    if (result.ok) return;
    showToast({
      tone: 'bad',
      title: `${attempt.taskId} was not stopped.`,
      text: inWords(result.error, describeRunError),
    });
  };
  return (
    <Button size="small" icon={Square} onClick={() => void stop()}>
      Stop {attempt.taskId}
    </Button>
  );
}
