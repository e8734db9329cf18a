import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import type { PlanError } from '#shared/plan/contract.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import {
  needsSave,
  saved,
  saveRefused,
  type SpecSession,
  saveStarted,
  tryAgain,
} from '#renderer/features/spec/specSession.ts';
import { proposalActions } from './proposalActions.ts';
import { startUndoKeeper } from '#renderer/features/spec/keepUndo.ts';
import { describePlanProblem } from './describePlanFault.ts';
import {
  applyPlanEvent,
  applySpecEvent,
  beginPlan,
  changeSession,
  type PlanActions,
  planStore,
} from './planStore.ts';

/** Milliseconds of rest before a save. */
const REST = 400;

/** Follows a plan, its spec and the repository's files into the store, and saves what is edited. Returns the way to stop. */
export function openPlan(client: OvertureClient, projectId: ProjectId, specId: SpecId): () => void {
  const ref = { projectId, specId };
  planStore.setState((store) => beginPlan(store, projectId, specId), true);
  const isOpen = () => planStore.getState().projectId === projectId && planStore.getState().specId === specId;
  const saver = startSaving(client, ref, isOpen);
  const refuse = (refusal: PlanError | Fault) =>
    isOpen() && planStore.setState({ stage: 'refused', refusal });

  const stops = [
    client.plan.watch(ref, {
      snapshot: (state) =>
        isOpen() && planStore.setState((store) => applyPlanEvent(store, state, Date.now())),
      event: (state) => isOpen() && planStore.setState((store) => applyPlanEvent(store, state, Date.now())),
      ended: (reason) => !reason.ok && refuse(reason.error),
    }),
    client.spec.watch(ref, {
      snapshot: (state) => isOpen() && planStore.setState((store) => applySpecEvent(store, state)),
      event: (state) => isOpen() && planStore.setState((store) => applySpecEvent(store, state)),
    }),
    client.plan.know(ref, {
      snapshot: (knowledge) => isOpen() && planStore.setState({ knowledge }),
      event: (knowledge) => isOpen() && planStore.setState({ knowledge }),
    }),
  ];
  void client.project.listFiles({ projectId }).then((files) => {
    if (isOpen()) planStore.setState({ files: files.ok ? files.value : [] });
  });

  const actions: PlanActions = {
    draft: async () => {
      const drafted = await client.plan.draft(ref);
      if (!drafted.ok && isOpen()) planStore.setState({ problem: describePlanProblem(drafted.error) });
    },
    settle: saver.flush,
    saveAgain: async () => {
      changeSession(tryAgain);
      await saver.flush();
    },
    ...proposalActions(client, ref, saver.flush, isOpen),
  };
  planStore.setState({ actions });
  const home = { read: client.plan.undoHistory, keep: client.plan.keepUndo };
  const keeper = startUndoKeeper({ store: planStore, home, projectId, specId, now: Date.now, rest: 100 });
  const saveNow = () => {
    keeper.flush();
    void saver.flush();
  };
  window.addEventListener('pagehide', saveNow);

  return () => {
    window.removeEventListener('pagehide', saveNow);
    keeper.stop();
    saver.stop();
    for (const stop of stops) stop();
  };
}

type Saver = { readonly flush: () => Promise<boolean>; readonly stop: () => void };

/** Writes the text a moment after each edit, one save at a time. */
function startSaving(
  client: OvertureClient,
  ref: { readonly projectId: ProjectId; readonly specId: SpecId },
  isOpen: () => boolean,
): Saver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;

  const stopWatching = planStore.subscribe((state, before) => {
    if (!isOpen() || state.session === before.session || !state.session || !needsSave(state.session)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), REST);
  });

  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (running) await running;
    const { session } = planStore.getState();
    if (!session || !isOpen()) return false;
    if (!needsSave(session)) return session.saving.state === 'saved' && session.outside === null;
    running = save(session);
    const done = await running;
    running = undefined;
    return done ? flush() : false;
  }

  async function save(session: SpecSession): Promise<boolean> {
    const { text, base } = session;
    changeSession(saveStarted);
    const result = await client.plan.save({ ...ref, baseHash: base.hash, text });
    if (!isOpen()) {
      if (!result.ok) offerLost(text, result.error);
      return result.ok;
    }
    changeSession((open) =>
      result.ok
        ? saved(open, { text, hash: result.value.hash }, Date.now())
        : saveRefused(open, asSpecError(result.error), Date.now()),
    );
    return result.ok;
  }

  return {
    flush,
    stop() {
      clearTimeout(timer);
      void flush();
      stopWatching();
    },
  };
}

/** The session speaks the spec's codes; the two that only planning has never come from a save. */
function asSpecError(error: PlanError | Fault): Parameters<typeof saveRefused>[1] {
  return error.code === 'planExists' || error.code === 'nothingToPlan'
    ? { code: 'failed', reason: describePlanProblem(error) }
    : error;
}

function offerLost(text: string, error: PlanError | Fault): void {
  showToast({
    tone: 'bad',
    title: 'The last change to the plan was not saved.',
    text: describePlanProblem(error),
    action: { label: 'Copy the plan', onAct: () => void navigator.clipboard.writeText(text) },
  });
}
