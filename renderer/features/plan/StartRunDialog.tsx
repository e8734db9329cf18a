import { Play } from 'lucide-react';
import { useState } from 'react';
import { go } from '#renderer/app/routeStore.ts';
import { useProject } from '#renderer/app/projectStore.ts';
import { useSettings } from '#renderer/app/settingsStore.ts';
import { TrustDialog } from '#renderer/features/project/TrustDialog.tsx';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import { suggestedLimit } from '#shared/plan/analyzePlan.ts';
import { describePlanProblem } from '#shared/plan/planProblem.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { RunId } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { AgentChoices } from './AgentChoices.tsx';
import type { PlanModel } from './planModel.ts';

type StartRunProps = {
  projectId: ProjectId;
  specId: SpecId;
  model: PlanModel;
  onClose: () => void;
  settle: () => Promise<boolean>;
};

/** Asks how many at once and who does what, then starts the run; trust is asked for on the way when it is missing. */
export function StartRunDialog({ projectId, specId, model, onClose, settle }: StartRunProps) {
  const project = useProject();
  const [limit, setLimit] = useState(() =>
    suggestedLimit(model.analysis, model.plan.pattern, model.context.limit),
  );
  const [agents, setAgents] = useState<Readonly<Record<string, string>>>({});
  const { step, going, problem, start, stopAndStart, askAgain } = useStart(
    { projectId, specId, limit, agents },
    settle,
  );
  const errors = model.problems.filter((one) => one.severity === 'error');

  if (step === 'trust' && project) {
    return <TrustDialog project={project} onTrusted={() => void start()} onClose={askAgain} />;
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
        <WhyNot
          words={
            problem ??
            `Nothing runs while this stands: ${errors.slice(0, 3).map(describePlanProblem).join(' ')}`
          }
          going={going}
          onStop={(runId) => void stopAndStart(runId)}
        />
      )}
      <AgentChoices model={model} agents={agents} onChange={setAgents} />
    </Dialog>
  );
}

/** Why nothing starts; a run that is in the way can be stopped from here. */
function WhyNot({
  words,
  going,
  onStop,
}: {
  words: string;
  going: RunId | null;
  onStop: (runId: RunId) => void;
}) {
  return (
    <Notice
      tone={going ? 'warn' : 'bad'}
      actions={
        going && (
          <Button size="small" onClick={() => onStop(going)}>
            {going.replace('run-', 'Stop run ')} and start
          </Button>
        )
      }
    >
      <span role="alert">{words}</span>
    </Notice>
  );
}

/** Starts the run once the plan is saved; another run that is in the way can be stopped for it. */
function useStart(
  wanted: {
    readonly projectId: ProjectId;
    readonly specId: SpecId;
    readonly limit: number;
    readonly agents: Readonly<Record<string, string>>;
  },
  settle: () => Promise<boolean>,
) {
  const client = useClient();
  const settings = useSettings();
  const [going, setGoing] = useState<RunId | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [step, setStep] = useState<'ask' | 'starting' | 'trust'>('ask');
  const { projectId, specId } = wanted;
  const by = settings?.personName.trim() || 'You';

  const refuse = (reason: string) => {
    setStep('ask');
    setProblem(reason);
  };
  const start = async () => {
    setStep('starting');
    setProblem(null);
    if (!(await settle())) return refuse('The plan is not saved yet, so nothing was started. Save it first.');
    const started = await client.run.start({ ...wanted, by });
    if (started.ok) return go({ screen: 'run', projectId, specId });
    if (started.error.code === 'notTrusted') return setStep('trust');
    setGoing(started.error.code === 'alreadyRunning' ? started.error.runId : null);
    refuse(inWords(started.error, describeRunError));
  };
  const stopAndStart = async (runId: RunId) => {
    setStep('starting');
    const stopped = await client.run.stop({ projectId, runId, by });
    if (stopped.ok) return start();
    refuse(inWords(stopped.error, describeRunError));
  };
  return { step, going, problem, start, stopAndStart, askAgain: () => setStep('ask') };
}
