import type { NativeGit } from '#electron/git/nativeGit.ts';
import { planFile } from '#electron/services/spec/specFile.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { Plan, Task, TaskId } from '#shared/plan/plan.ts';
import {
  decideGroupTurns,
  isBeingPlanned,
  isUnplannedGroup,
  proposeGroup,
} from '#shared/run/decideGroups.ts';
import type { GroupDraft } from '#shared/run/groupPlan.ts';
import type { Run, RunId } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { stateOfTask } from '#shared/run/taskStates.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { ProjectRuns } from './projectRuns.ts';
import { hasInside, takeDraft, takePlanned } from './takeInside.ts';
import { tellPerson } from './tellPerson.ts';

/** Who plans: the rules alone, or the model or agent of the settings where there is one. */
export type PlannedBy = 'rules' | 'model';

/**
 * Goes on with the inside of every group whose turn has come and that plan.yaml holds by now. The answer holds the
 * groups that cannot be gone on with, each with why.
 */
export async function takePlannedInsides(
  runs: ProjectRuns,
  runId: RunId,
): Promise<ReadonlyMap<TaskId, string>> {
  const held = new Map<TaskId, string>();
  const git = runs.project.nativeGit();
  const run = runs.book.get(runId);
  if (!git || run?.state !== 'running') return held;
  const due = run.tasks.filter(
    (task) => isUnplannedGroup(run, task) && task.needs.every((need) => stateOfTask(run, need) === 'landed'),
  );
  if (due.length === 0) return held;
  const read = await planFile(runs.project, run.specId).read();
  if (!read.ok) return held;
  for (const { id } of due) {
    if (!hasInside(read.value.text, id)) continue;
    const said = 'Its inside is planned in plan.yaml';
    const now = runs.book.get(runId) ?? run;
    const taken = await takePlanned(runs, git, now, id, read.value.text, { by: 'The plan', said });
    if (!taken.ok) held.set(id, describeRunError(taken.error));
  }
  return held;
}

/** What is recorded before groups are planned; those whose planning ended with its host are recorded already. */
export function turnsOf(run: Run, held: ReadonlyMap<TaskId, string>): readonly RunEventBody[] {
  return decideGroupTurns(run).plan.flatMap(({ taskId, why }): RunEventBody[] => {
    const waits = held.get(taskId);
    if (waits === undefined)
      return isBeingPlanned(run, taskId) ? [] : [{ type: 'groupPlanning', taskId, why }];
    const isSaid = run.groups[taskId] || run.taskStates[taskId]?.why === waits;
    return isSaid ? [] : [{ type: 'taskHeld', taskId, why: waits }];
  });
}

/** Plans a group's inside behind the run, unless somebody does so already. */
export function planGroup(runs: ProjectRuns, runId: RunId, taskId: TaskId, by?: PlannedBy): void {
  const key = keyOf(runId, taskId);
  if (runs.planning.has(key)) return;
  const control = new AbortController();
  runs.planning.set(key, control);
  const usual = runs.project.settings().groups === 'rules' ? 'rules' : 'model';
  runs.behind(async (closing) => {
    const signal = AbortSignal.any([closing, control.signal]);
    try {
      await plan(runs, runId, taskId, { by: by ?? usual, signal });
    } finally {
      if (runs.planning.get(key) === control) runs.planning.delete(key);
    }
    if (!signal.aborted) runs.scheduleSoon(runId);
  });
}

/** Gives up what is being planned: of one group, or of all of the run. */
export function stopPlanning(runs: ProjectRuns, runId: RunId, taskId?: TaskId): void {
  for (const [key, control] of runs.planning) {
    if (taskId ? key !== keyOf(runId, taskId) : !key.startsWith(`${runId} `)) continue;
    runs.planning.delete(key);
    control.abort();
  }
}

type How = { readonly by: PlannedBy; readonly signal: AbortSignal };

async function plan(runs: ProjectRuns, runId: RunId, taskId: TaskId, how: How): Promise<void> {
  const outcome = await thinkOf(runs, runId, taskId, how).catch((error: unknown): GroupDraft => {
    console.error(`${taskId} of ${runId} could not be planned`, error);
    const reason = error instanceof Error ? error.message : String(error);
    const notice = `Its inside could not be planned (${reason}). Ask again, or let one agent do all of it.`;
    return { source: 'rules', by: 'Overture', notice, tasks: [], at: timeOf(runs) };
  });
  if (outcome === null || how.signal.aborted) return;
  await runs.inTurn(runId, async () => {
    const run = runs.book.get(runId);
    if (!run || how.signal.aborted || !isBeingPlanned(run, taskId)) return;
    if (typeof outcome === 'string') {
      runs.record(runId, [{ type: 'groupKeptWhole', taskId, by: 'Overture', why: outcome }]);
      return;
    }
    const proposed = runs.record(runId, [proposeGroup(taskId, outcome)]);
    if (await takenByRules(runs, proposed, taskId, outcome)) return;
    const { title } = run.tasks.find(({ id }) => id === taskId) ?? { title: '' };
    const body = `${title}: its inside is planned.`;
    tellPerson(runs, run, { title: `${taskId} needs you`, body, stage: 'run' });
  });
}

/** Only what the rules planned is ever taken without a person, and only where overture.yaml says so. */
async function takenByRules(
  runs: ProjectRuns,
  run: Run,
  taskId: TaskId,
  { source, tasks }: GroupDraft,
): Promise<boolean> {
  const git = runs.project.nativeGit();
  if (runs.project.settings().groups !== 'rules' || source !== 'rules' || tasks.length === 0 || !git)
    return false;
  const said = 'The rules planned its inside, which overture.yaml takes without asking';
  const taken = await takeDraft(runs, git, run, taskId, { by: 'overture.yaml', said });
  return taken.ok;
}

/** A draft; why the group stays one task; or null when it was given up meanwhile. */
async function thinkOf(
  runs: ProjectRuns,
  runId: RunId,
  taskId: TaskId,
  { by, signal }: How,
): Promise<GroupDraft | string | null> {
  const git = runs.project.nativeGit();
  const run = runs.book.get(runId);
  if (!git || !run) return null;
  const found = await readGroup(runs, run, taskId);
  if (!found) return `It is no group in plan.yaml any more, so one agent does it as it was at the start.`;
  const { group } = found;
  if (group.criteria.length === 0)
    return 'It covers no criterion to plan its inside by, so one agent splits it and does all of it.';
  return runs.needs.planInside({
    project: runs.project,
    specId: run.specId,
    spec: parseSpec(run.specText),
    ...found,
    files: await filesOf(git, run),
    by,
    signal,
  });
}

async function readGroup(
  runs: ProjectRuns,
  run: Run,
  taskId: TaskId,
): Promise<{ readonly plan: Plan; readonly group: Task } | null> {
  const read = await planFile(runs.project, run.specId).read();
  const { plan: kept } = read.ok ? parsePlan(read.value.text) : { plan: null };
  const group = kept?.tasks.find(({ id }) => id === taskId);
  if (!kept || !group?.group) return null;
  // The run may know tasks that the plan has given up since; their ids are never given again.
  const highest = Math.max(kept.highestNumber, ...run.tasks.map(({ id }) => Number(id.slice(1))));
  return { plan: { ...kept, highestNumber: highest }, group };
}

async function filesOf(git: NativeGit, run: Run): Promise<readonly string[]> {
  const files = await git.listFiles(run.integrationCommit);
  if (!files.ok) throw new Error('the files of what has landed cannot be listed');
  return files.value.map(({ path }) => path);
}

function timeOf(runs: ProjectRuns): string {
  return new Date(runs.needs.clock()).toISOString();
}

function keyOf(runId: RunId, taskId: TaskId): string {
  return `${runId} ${taskId}`;
}
