import { OctagonX } from 'lucide-react';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import { noteStage, showSaved } from '#renderer/app/frameStore.ts';
import { WayOn } from '#renderer/app/WayOn.tsx';
import type { SpecScreenProps } from '#renderer/app/screenProps.ts';
import { useRun } from '#renderer/features/run/useRun.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { whenShown } from '#renderer/ui/later.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';
import { Panes } from '#renderer/ui/Panes.tsx';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import type { Run } from '#shared/run/run.ts';
import { ChosenOverview } from './ChosenOverview.tsx';
import { ConnectDialog } from './ConnectDialog.tsx';
import { describePlanProblem } from './describePlanFault.ts';
import { EmptyPlan } from './EmptyPlan.tsx';
import { type GroupProposal, groupProposalOf } from './groupProposal.ts';
import { openPlan } from './openPlan.ts';
import styles from './Plan.module.css';
import { PlanOverview } from './PlanOverview.tsx';
import { type PlanModel, usePlanContext, usePlanModel } from './planModel.ts';
import { PlanSearch } from './PlanSearch.tsx';
import { PlanToolbar } from './PlanToolbar.tsx';
import { addTask, type PlanActions, planStore, redoPlan, undoPlan, usePlan } from './planStore.ts';
import { ProblemStrip } from './ProblemStrip.tsx';
import { GroupNotice, ProposalNotice } from './ProposalNotice.tsx';
import { ProposalScreen } from './ProposalScreen.tsx';
import { SavingNotice } from './SavingNotice.tsx';
import { StartRunDialog } from './StartRunDialog.tsx';
import { TaskInspector, TITLE_FIELD } from './TaskInspector.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useClipboard } from './useClipboard.ts';
import { usePlanTrace } from './usePlanTrace.ts';
import { useReading } from './useReading.ts';

const loadCanvas = async () => (await import('./canvas/PlanCanvas.tsx')).PlanCanvas;
const PlanCanvas = whenShown(loadCanvas);

/** The Plan stage: tasks as a graph or a list, what is the matter with them, and the selected one. */
export function PlanScreen({ projectId, specId }: SpecScreenProps) {
  const client = useClient();
  useEffect(() => openPlan(client, projectId, specId), [client, projectId, specId]);
  const actions = usePlan((store) => store.actions);
  const stage = usePlan((store) => store.stage);
  const refusal = usePlan((store) => store.refusal);
  const feed = useRun(projectId, specId);
  const context = usePlanContext();
  const run = feed.state === 'live' ? feed.run : null;
  const model = usePlanModel(context, run);
  const isComparing = usePlan((store) => store.isComparing);
  const own = usePlan((store) => store.knowledge?.proposal) ?? null;
  const ofRun = useMemo(() => groupProposalOf(run), [run]);
  const proposal = isComparing ? (own ?? ofRun?.proposal ?? null) : null;
  useReading();
  useEffect(() => {
    // It comes while the plan is read; what cannot be had is said where it is shown.
    loadCanvas().catch(() => undefined);
  }, []);
  if (stage === 'refused' && refusal) {
    return (
      <Pane as="main" label="Plan" surface="paper">
        <EmptyState
          icon={OctagonX}
          title="The plan cannot be shown"
          className={styles.empty}
          actions={<WayOn projectId={projectId} />}
        >
          {describePlanProblem(refusal)}
        </EmptyState>
      </Pane>
    );
  }
  if (proposal && context) {
    const group = own ? null : ofRun;
    return <ProposalScreen key={proposal.id} proposal={proposal} context={context} group={group} />;
  }
  if (stage === 'none' && actions)
    return <EmptyPlan projectId={projectId} specId={specId} onDraft={actions.draft} />;
  if (!model || !actions) {
    return (
      <Pane as="main" label="Plan" surface="paper" aria-busy>
        {null}
      </Pane>
    );
  }
  return (
    <OpenPlan
      projectId={projectId}
      specId={specId}
      model={model}
      actions={actions}
      run={run}
      group={own ? null : ofRun}
    />
  );
}

function OpenPlan({
  projectId,
  specId,
  model,
  actions,
  run,
  group,
}: SpecScreenProps & {
  model: PlanModel;
  actions: PlanActions;
  run: Run | null;
  group: GroupProposal | null;
}) {
  const session = usePlan((store) => store.session);
  const selection = usePlan((store) => store.selection);
  useClipboard();
  const [connecting, setConnecting] = useState<TaskId | null>(null);
  const [isStarting, setStarting] = useState(false);
  const task = model.plan.tasks.find(({ id }) => id === selection);
  const connectTask = model.plan.tasks.find(({ id }) => id === connecting);
  usePlanTrace(model, task, run);
  useStageNotes(model.plan.tasks.length, session?.savedAt ?? null);
  usePlanCommands(() => setStarting(true), setConnecting);
  return (
    <div className={styles.screen}>
      <PlanToolbar model={model} onStart={() => setStarting(true)} />
      <ProposalNotice />
      {group && <GroupNotice group={group} />}
      {session && <SavingNotice session={session} onSaveAgain={() => void actions.saveAgain()} />}
      <div className={styles.columns}>
        <Panes
          id="plan"
          right={{
            width: 356,
            content: <PlanSide model={model} task={task} onConnect={setConnecting} />,
          }}
        >
          <TasksPane model={model} onConnect={setConnecting} />
        </Panes>
      </div>
      {connectTask && <ConnectDialog model={model} task={connectTask} onClose={() => setConnecting(null)} />}
      {isStarting && (
        <StartRunDialog
          projectId={projectId}
          specId={specId}
          model={model}
          onClose={() => setStarting(false)}
          settle={actions.settle}
        />
      )}
    </div>
  );
}

/** The tasks themselves, as a graph or a list. */
function TasksPane({ model, onConnect }: { model: PlanModel; onConnect: (id: TaskId) => void }) {
  const view = usePlan((store) => store.view);
  return (
    <Pane as="main" label="Plan" surface="paper" className={styles.main}>
      <PlanSearch model={model} />
      {view === 'graph' ? (
        <Suspense fallback={<div className={styles.waiting} aria-busy />}>
          <PlanCanvas model={model} onConnectKey={onConnect} onEditKey={focusTitle} />
        </Suspense>
      ) : (
        <TaskTable model={model} onConnect={onConnect} onEdit={focusTitle} />
      )}
      <ProblemStrip model={model} />
    </Pane>
  );
}

/** What is chosen, or else the plan as a whole. */
function PlanSide({
  model,
  task,
  onConnect,
}: {
  model: PlanModel;
  task: Task | undefined;
  onConnect: (id: TaskId) => void;
}) {
  const chosen = usePlan((store) => store.chosen);
  if (chosen.size > 1) return <ChosenOverview model={model} chosen={chosen} />;
  if (!task) return <PlanOverview model={model} />;
  return <TaskInspector key={task.id} model={model} task={task} onConnect={() => onConnect(task.id)} />;
}

function focusTitle(): void {
  document.getElementById(TITLE_FIELD)?.focus();
}

function useStageNotes(tasks: number, savedAt: number | null): void {
  useEffect(() => noteStage('plan', String(tasks)), [tasks]);
  useEffect(() => {
    if (savedAt === null) return;
    const time = new Date(savedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    showSaved(`Saved ${time}`);
  }, [savedAt]);
}

function usePlanCommands(onStart: () => void, onConnect: (id: TaskId) => void): void {
  const selection = usePlan((store) => store.selection);
  const commands = useMemo<readonly Command[]>(
    () => [
      { id: 'plan.undo', title: 'Undo', section: 'Do', shortcut: 'undo', run: undoPlan },
      { id: 'plan.redo', title: 'Redo', section: 'Do', shortcut: 'redo', run: redoPlan },
      { id: 'plan.addTask', title: 'Add a task', section: 'Do', run: () => addTask({ title: 'New task' }) },
      {
        id: 'plan.search',
        title: 'Find a task…',
        section: 'Do',
        shortcut: 'search',
        run: () => planStore.setState({ search: '' }),
      },
      {
        id: 'plan.rethink',
        title: 'Think the plan through again',
        section: 'Do',
        run: () => void planStore.getState().actions?.propose(null),
      },
      { id: 'plan.start', title: 'Start a run…', section: 'Do', run: onStart },
      ...(selection
        ? [
            {
              id: 'plan.connect',
              title: `Connect ${selection}…`,
              section: 'Do' as const,
              shortcut: 'connect' as const,
              run: () => onConnect(selection),
            },
          ]
        : []),
    ],
    [selection, onStart, onConnect],
  );
  useCommands(commands);
}
