import { foldRun } from '#shared/run/evolveRun.ts';
import { runEventBodySchema } from '#shared/run/runEvent.ts';
import type { Run, TaskState } from '#shared/run/run.ts';
import { shownState } from '#shared/run/shownState.ts';
import type { RecentProject, SpecSummary } from '#shared/project/project.ts';
import type { OpenProject } from './openProject.ts';

/** What Home shows of a project: its liveliest spec and how that stands. */
export type Progress = Pick<RecentProject, 'spec' | 'status' | 'statusCount'>;

export function progressOf(project: OpenProject): Progress {
  const run = newestRun(project);
  const { specs } = project.state();
  const spec = specs.find(({ id }) => id === run?.specId) ?? specs[0];
  if (!spec) return { spec: null, status: null, statusCount: 0 };
  const ofRun = run && run.specId === spec.id ? run : null;
  const { status, count } = ofRun ? statusOfRun(ofRun) : statusOfSpec(spec);
  return { spec: { id: spec.id, title: spec.title, note: noteOf(spec, ofRun) }, status, statusCount: count };
}

function newestRun(project: OpenProject): Run | null {
  const numbers = project.ledger.streams('run:').map((stream) => Number(/-(\d+)$/.exec(stream)?.[1] ?? 0));
  const newest = Math.max(0, ...numbers);
  if (newest === 0) return null;
  const entries = project.ledger.read(`run:run-${newest}`);
  return foldRun(entries.map(({ seq, at, body }) => ({ seq, at, body: runEventBodySchema.parse(body) })));
}

function noteOf(spec: SpecSummary, run: Run | null): string {
  const note = workOf(spec, run);
  return spec.approval === 'changed' ? `changed since approved, ${note}` : note;
}

function workOf(spec: SpecSummary, run: Run | null): string {
  if (run) return `run ${run.number}, ${landedCount(run)} of ${run.tasks.length} tasks landed`;
  if (spec.tasks !== null) return spec.tasks === 1 ? 'a plan of 1 task' : `a plan of ${spec.tasks} tasks`;
  return spec.criteria === 1 ? '1 criterion' : `${spec.criteria} criteria`;
}

function landedCount(run: Run): number {
  return run.tasks.filter((task) => run.taskStates[task.id]?.state === 'landed').length;
}

const AT_WORK: readonly TaskState[] = [
  'queued',
  'planning',
  'preparing',
  'running',
  'checking',
  'verifying',
  'landing',
];

/** The state that most asks for a person comes first. */
function statusOfRun(run: Run): { status: Progress['status']; count: number } {
  const states = run.tasks.map((task) => shownState(run, task.id));
  const count = (...wanted: TaskState[]) => states.filter((state) => wanted.includes(state)).length;
  const needing = count('needsYou', 'conflicted', 'failed');
  if (needing > 0) return { status: 'needsYou', count: needing };
  if (count('interrupted') > 0) return { status: 'interrupted', count: count('interrupted') };
  if (count('inReview') > 0) return { status: 'inReview', count: count('inReview') };
  if (count(...AT_WORK) > 0) return { status: 'running', count: count(...AT_WORK) };
  return run.mergedCommit ? { status: 'landed', count: 0 } : { status: 'ready', count: 0 };
}

function statusOfSpec(spec: SpecSummary): { status: Progress['status']; count: number } {
  if (spec.status === 'done') return { status: 'landed', count: 0 };
  return { status: spec.tasks === null ? 'draft' : 'ready', count: 0 };
}
