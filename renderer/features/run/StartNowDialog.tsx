import { Play } from 'lucide-react';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run, RunTask } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import styles from './RunScreen.module.css';
import { useAct } from './useAct.ts';
import { useActor } from './useActor.ts';

/** As the plan, the roles and the settings say. */
const AS_PLANNED = ' as planned';

/** Starts a task past what holds it, for a reason that stands in the log ever after. */
export function StartNowDialog({
  projectId,
  run,
  task,
  why,
  open,
  onOpenChange,
}: {
  projectId: ProjectId;
  run: Run;
  task: RunTask;
  why: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { act, reason, setReason, agentId, setAgentId, start } = useStartNow(projectId, run, task, () =>
    onOpenChange(false),
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      icon={Play}
      title={`Start ${task.id} now?`}
      summary={why}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Let it wait</Button>
          <Button
            variant="primary"
            busy={act.busy}
            disabled={reason.trim() === ''}
            onClick={() => void start()}
          >
            Start {task.id}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea
          label="Why it need not wait"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onSubmit={() => void start()}
        />
        <AgentField agentId={agentId} onChange={setAgentId} />
        {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      </div>
    </Dialog>
  );
}

/** The reason and the agent that a person gives for a start, and the start itself. */
function useStartNow(projectId: ProjectId, run: Run, task: RunTask, onStarted: () => void) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeRunError);
  const [reason, setReason] = useState('');
  const [agentId, setAgentId] = useState(AS_PLANNED);
  const start = async () => {
    const words = reason.trim();
    if (words === '') return;
    const who = agentId === AS_PLANNED ? {} : { agentId };
    const of = { projectId, runId: run.id, taskId: task.id, by, ...who };
    if (await act.run(() => client.run.launchNow({ ...of, reason: words }))) onStarted();
  };
  return { act, reason, setReason, agentId, setAgentId, start };
}

function AgentField({ agentId, onChange }: { agentId: string; onChange: (agentId: string) => void }) {
  const agents = useSettings()?.agents ?? [];
  const options = [
    { value: AS_PLANNED, label: 'As planned' },
    ...agents.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className={styles.who}>
      <span>Who does it</span>
      <Select label="Who does it" value={agentId} options={options} onChange={onChange} />
    </div>
  );
}
