import { Play } from 'lucide-react';
import { useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import { useProject } from '#renderer/app/projectStore.ts';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { TrustDialog } from '#renderer/features/project/TrustDialog.tsx';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { RoleMark } from '#renderer/ui/RoleMark.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import { isFault } from '#shared/contract/isFault.ts';
import { suggestedLimit } from '#shared/plan/analyzePlan.ts';
import { describePlanProblem } from '#shared/plan/planProblem.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { RunId } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import styles from './PlanDialogs.module.css';
import type { PlanModel } from './planModel.ts';
import { useAgentNames } from './taskWords.ts';

/** As the plan, the roles and the settings say. */
const AS_PLANNED = ' as planned';

/** Asks how many at once and who does what, then starts the run; trust is asked for on the way when it is missing. */
export function StartRunDialog({
  projectId,
  specId,
  model,
  onClose,
  settle,
}: {
  projectId: ProjectId;
  specId: SpecId;
  model: PlanModel;
  onClose: () => void;
  settle: () => Promise<boolean>;
}) {
  const client = useClient();
  const project = useProject();
  const settings = useSettings();
  const [limit, setLimit] = useState(() =>
    suggestedLimit(model.analysis, model.plan.pattern, model.context.limit),
  );
  const [agents, setAgents] = useState<Readonly<Record<string, string>>>({});
  const [going, setGoing] = useState<RunId | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [step, setStep] = useState<'ask' | 'starting' | 'trust'>('ask');
  const errors = model.problems.filter((one) => one.severity === 'error');

  const start = async () => {
    setStep('starting');
    setProblem(null);
    if (!(await settle())) {
      setStep('ask');
      return setProblem('The plan is not saved yet, so nothing was started. Save it first.');
    }
    const by = settings?.personName.trim() || 'You';
    const started = await client.run.start({ projectId, specId, limit, agents, by });
    if (started.ok) return go({ screen: 'run', projectId, specId });
    if (started.error.code === 'notTrusted') return setStep('trust');
    setGoing(started.error.code === 'alreadyRunning' ? started.error.runId : null);
    setStep('ask');
    setProblem(isFault(started.error) ? started.error.message : describeRunError(started.error));
  };

  const stopAndStart = async (runId: RunId) => {
    setStep('starting');
    const stopped = await client.run.stop({ projectId, runId, by: settings?.personName.trim() || 'You' });
    if (stopped.ok) return start();
    setStep('ask');
    setProblem(isFault(stopped.error) ? stopped.error.message : describeRunError(stopped.error));
  };

  if (step === 'trust' && project) {
    return <TrustDialog project={project} onTrusted={() => void start()} onClose={() => setStep('ask')} />;
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="large"
      icon={Play}
      title="Start a run of this plan"
      summary={`${model.plan.tasks.length === 1 ? '1 task' : `${model.plan.tasks.length} tasks`}, about ${model.analysis.minutes} min. Each works in a workspace of its own, and nothing lands before you approve it.`}
      aside={<Stepper label="At once" value={limit} min={1} max={32} onChange={setLimit} />}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            icon={Play}
            busy={step === 'starting'}
            disabled={errors.length > 0}
            onClick={() => void start()}
          >
            Start run
          </Button>
        </>
      }
    >
      {(problem || errors.length > 0) && (
        <Notice
          tone={going ? 'warn' : 'bad'}
          actions={
            going && (
              <Button size="small" onClick={() => void stopAndStart(going)}>
                {going.replace('run-', 'Stop run ')} and start
              </Button>
            )
          }
        >
          <span role="alert">
            {problem ??
              `Nothing runs while this stands: ${errors.slice(0, 3).map(describePlanProblem).join(' ')}`}
          </span>
        </Notice>
      )}
      <AgentChoices model={model} agents={agents} onChange={setAgents} />
    </Dialog>
  );
}

function AgentChoices({
  model,
  agents,
  onChange,
}: {
  model: PlanModel;
  agents: Readonly<Record<string, string>>;
  onChange: (agents: Readonly<Record<string, string>>) => void;
}) {
  const settings = useSettings();
  const agentName = useAgentNames();
  const known = (settings?.agents ?? []).map((agent) => ({ value: agent.id, label: agent.name }));
  const setAll = (agent: string) =>
    onChange(agent === AS_PLANNED ? {} : Object.fromEntries(model.plan.tasks.map(({ id }) => [id, agent])));
  const everyone = new Set(model.plan.tasks.map(({ id }) => agents[id] ?? AS_PLANNED));
  return (
    <div className={styles.agents}>
      <div className={styles.agentsHead}>
        <h3>Who does what</h3>
        <span className={styles.agentsChoice}>
          <Select
            label="Who does all tasks"
            size="small"
            value={everyone.size === 1 ? [...everyone][0] : undefined}
            placeholder="Several"
            options={[{ value: AS_PLANNED, label: 'As planned' }, ...known]}
            onChange={setAll}
          />
        </span>
      </div>
      <ul>
        {model.plan.tasks.map((task) => (
          <li key={task.id}>
            <IdMark id={task.id} />
            <span className={styles.agentsTitle}>{task.title}</span>
            <RoleMark role={task.role} />
            <span className={styles.agentsChoice}>
              <Select
                label={`Who does ${task.id}`}
                size="small"
                value={agents[task.id] ?? AS_PLANNED}
                options={[
                  {
                    value: AS_PLANNED,
                    label: `As planned: ${task.agent ? agentName(task.agent) : 'by its role'}`,
                  },
                  ...known,
                ]}
                onChange={(agent) => {
                  const { [task.id]: _before, ...others } = agents;
                  onChange(agent === AS_PLANNED ? others : { ...others, [task.id]: agent });
                }}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
