import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Fault } from '#shared/contract/envelope.ts';
import type { PlanError, PlanKnowledge, PlanState } from '#shared/plan/contract.ts';
import { editPlanAll } from '#shared/plan/editPlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import { describePlanEditError, type PlanEdit } from '#shared/plan/planEdit.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { SpecState } from '#shared/spec/contract.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import {
  editText,
  fileChanged,
  openSession,
  redo,
  type SpecSession,
  undo,
} from '#renderer/features/spec/specSession.ts';

export type PlanView = 'graph' | 'list';

/** What a person can do with the open plan beyond editing it; each resolves when the host has answered. */
export interface PlanActions {
  /** Drafts plan.yaml by rules. */
  readonly draft: () => Promise<void>;
  /** Resolves once the file holds what the page shows; false when it could not be written. */
  readonly settle: () => Promise<boolean>;
  readonly saveAgain: () => Promise<void>;
  /** Has the plan, or only these tasks, thought through again; the answer comes as a proposal. */
  readonly propose: (tasks: readonly TaskId[] | null, by?: 'rules' | 'model') => Promise<void>;
  /** Plans the inside of a group. */
  readonly planInside: (group: TaskId) => Promise<void>;
  /** Takes these tasks of the proposal, or all of it, and puts the rest aside. */
  readonly takeProposal: (tasks: readonly TaskId[] | null) => Promise<void>;
  readonly dropProposal: () => Promise<void>;
  /** These tasks fit what the spec and the code are now. */
  readonly keepAsPlanned: (tasks: readonly TaskId[]) => Promise<void>;
}

export interface PlanStore {
  readonly actions: PlanActions | null;
  readonly projectId: ProjectId | null;
  readonly specId: SpecId | null;
  /** `none`: the spec has no plan.yaml yet. */
  readonly stage: 'waiting' | 'none' | 'open' | 'refused';
  readonly refusal: PlanError | Fault | null;
  /** The text of plan.yaml with its way back; null until there is a plan. */
  readonly session: SpecSession | null;
  readonly spec: SpecDocument | null;
  readonly specVersion: number;
  /** The repository's files; null until they are known, so that nothing is called missing too early. */
  readonly files: readonly string[] | null;
  /** What the host knows beside the text; null until it said so. */
  readonly knowledge: PlanKnowledge | null;
  /** The task whose details are shown: the last one chosen. */
  readonly selection: TaskId | null;
  /** All that acts on several tasks acts on; holds `selection`. */
  readonly chosen: ReadonlySet<TaskId>;
  /** Groups shown as one task. */
  readonly collapsed: ReadonlySet<TaskId>;
  /** True while the proposal is looked at in place of the plan. */
  readonly isComparing: boolean;
  /** What is searched for; null while nobody searches. */
  readonly search: string | null;
  readonly view: PlanView;
  /** The task whose connection is being drawn. */
  readonly connecting: TaskId | null;
  /** Why the last act could not be, as a sentence. */
  readonly problem: string | null;
}

const NONE: ReadonlySet<TaskId> = new Set();

const NOTHING: PlanStore = {
  actions: null,
  projectId: null,
  specId: null,
  stage: 'waiting',
  refusal: null,
  session: null,
  spec: null,
  specVersion: 0,
  files: null,
  knowledge: null,
  selection: null,
  chosen: NONE,
  collapsed: NONE,
  isComparing: false,
  search: null,
  view: 'graph',
  connecting: null,
  problem: null,
};

export const planStore = createStore<PlanStore>(() => NOTHING);

export function usePlan<Part>(select: (store: PlanStore) => Part): Part {
  return useStore(planStore, select);
}

/** Another spec starts from nothing; the same one keeps its way back. */
export function beginPlan(store: PlanStore, projectId: ProjectId, specId: SpecId): PlanStore {
  const isSame = store.projectId === projectId && store.specId === specId;
  return isSame
    ? { ...store, refusal: null, problem: null }
    : { ...NOTHING, view: store.view, projectId, specId };
}

/** The host's word about plan.yaml. `when` is in milliseconds. */
export function applyPlanEvent(store: PlanStore, state: PlanState, when: number): PlanStore {
  const { text, hash } = state;
  if (text === null || hash === null) return { ...store, stage: 'none', session: null, refusal: null };
  const file = { text, hash };
  const session = store.session ? fileChanged(store.session, file, when) : openSession(file);
  return { ...store, stage: 'open', session, refusal: null };
}

export function applySpecEvent(store: PlanStore, state: SpecState): PlanStore {
  const spec = store.spec?.text === state.text ? store.spec : parseSpec(state.text);
  return { ...store, spec, specVersion: state.versions.length };
}

export function changeSession(change: (session: SpecSession) => SpecSession): void {
  planStore.setState((store) => (store.session ? { session: change(store.session) } : {}));
}

/** Does an edit; says why not in `problem` and returns false when it cannot be. */
export function edit(planEdit: PlanEdit): boolean {
  return editAll([planEdit]);
}

/** Does several edits as one that is taken back as one, or none of them. */
export function editAll(edits: readonly PlanEdit[]): boolean {
  const { session } = planStore.getState();
  if (!session || edits.length === 0) return false;
  const edited = editPlanAll(session.text, edits);
  if (!edited.ok) {
    planStore.setState({ problem: describePlanEditError(edited.error) });
    return false;
  }
  changeSession((open) => editText(open, edited.value, `plan ${Date.now()}`, Date.now()));
  planStore.setState({ problem: null });
  return true;
}

/** Adds a task and selects it. */
export function addTask(fields: Extract<PlanEdit, { kind: 'addTask' }>['fields']): void {
  if (!edit({ kind: 'addTask', fields })) return;
  const added = openTasks().at(-1);
  if (added) select(added.id);
}

/** The tasks of the plan as it stands. */
export function openTasks(): readonly Task[] {
  const { session } = planStore.getState();
  return session ? parsePlan(session.text).plan.tasks : [];
}

export function select(selection: TaskId | null): void {
  planStore.setState({ selection, chosen: selection ? new Set([selection]) : NONE });
}

/** Shows what is proposed in place of the plan. */
export function lookAtProposal(): void {
  planStore.setState({ isComparing: true });
}

/** Chooses these tasks; the details show `shown`, or else what they showed as long as it is one of them. */
export function choose(ids: Iterable<TaskId>, shown?: TaskId): void {
  const chosen = new Set(ids);
  const { selection } = planStore.getState();
  const kept = shown ?? (selection && chosen.has(selection) ? selection : null);
  planStore.setState({ chosen, selection: kept ?? [...chosen].at(-1) ?? null });
}

/** One more chosen, or one less. */
export function toggleChosen(id: TaskId): void {
  const { chosen } = planStore.getState();
  if (chosen.has(id)) choose([...chosen].filter((one) => one !== id));
  else choose([...chosen, id], id);
}

export function undoPlan(): void {
  changeSession(undo);
  planStore.setState({ problem: null });
}

export function redoPlan(): void {
  changeSession(redo);
  planStore.setState({ problem: null });
}

export function say(problem: string | null): void {
  planStore.setState({ problem });
}

/** Shows a group as one task, or its inside again. */
export function toggleGroup(id: TaskId): void {
  planStore.setState(({ collapsed }) => {
    const next = new Set(collapsed);
    if (!next.delete(id)) next.add(id);
    return { collapsed: next };
  });
}
