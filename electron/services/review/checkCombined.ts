import { randomUUID } from 'node:crypto';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { findCulprit } from '#shared/review/landing/findCulprit.ts';
import { type Check, checksFor } from '#shared/run/checksFor.ts';
import type { Attempt, CheckResult, Run, RunId } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { runChecksAt } from './runChecksAt.ts';
import { undoLanding } from './undoLanding.ts';

type Landed = Attempt & { readonly landedCommit: string };

/** Names the workspace of these checks. */
const COMBINED = 'combined';

/** The newest check of each run; a landing meanwhile makes it begin again with what has landed now. */
const going = new Map<string, { readonly control: AbortController; ended: Promise<void> }>();

/** Whether the landed work together is something that no check has seen: not just the last attempt's own work. */
export async function isNewTogether(git: NativeGit, run: Run, attempt: Attempt): Promise<boolean> {
  if (checksOf(run, {}).length === 0 && attempt.checks.length === 0) return false;
  const tip = await git.resolve(run.integrationBranch);
  if (!tip.ok || attempt.commit === null) return false;
  const [together, alone] = [
    await git.mergeTree(tip.value, tip.value),
    await git.mergeTree(attempt.commit, attempt.commit),
  ];
  return together.ok && alone.ok && together.value.tree !== alone.value.tree;
}

/**
 * Checks all that has landed together. When something fails, the landing after which it fails is found by halving and
 * taken back out: its work is kept, and sent back with the output. Calls `passed` when the rest is sound.
 */
export function checkCombinedSoon(runs: ProjectRuns, runId: RunId, passed: () => Promise<void>): void {
  const key = `${runs.project.id} ${runId}`;
  const before = going.get(key);
  before?.control.abort();
  const control = new AbortController();
  const entry = { control, ended: Promise.resolve() };
  going.set(key, entry);
  runs.behind(async (closing) => {
    const signal = AbortSignal.any([control.signal, closing]);
    const checking = (async () => {
      // Both use the same workspace.
      await before?.ended;
      return !signal.aborted && (await checkCombined(runs, runId, signal));
    })();
    entry.ended = checking.then(
      () => undefined,
      () => undefined,
    );
    const isSound = await checking;
    if (going.get(key) === entry) going.delete(key);
    if (isSound && !signal.aborted) await passed();
  });
}

async function checkCombined(runs: ProjectRuns, runId: RunId, signal: AbortSignal): Promise<boolean> {
  const git = runs.project.nativeGit();
  const run = runs.book.get(runId);
  if (!git || !run) return false;
  const checks = checksOf(run, runs.project.settings().commands);
  if (checks.length === 0) return true;
  const tip = run.integrationCommit;
  const ran = await runChecksAt(runs, git, { run, commit: tip, checks, signal, name: COMBINED });
  if (signal.aborted) return false;
  if (!ran.ok) {
    runs.record(runId, [{ type: 'combinedChecked', commit: tip, checks: [], problem: ran.error }]);
    return false;
  }
  runs.record(runId, [{ type: 'combinedChecked', commit: tip, checks: [...ran.value], problem: null }]);
  const failing = ran.value.filter((check) => !check.passed);
  if (failing.length === 0) return true;
  const culprit = await blame(
    runs,
    git,
    run,
    checks.filter(({ name }) => failing.some((one) => one.name === name)),
    signal,
  );
  if (signal.aborted || !culprit) return false;
  const isOut = await runs.inTurn(runId, () => takeOut(runs, git, runId, culprit, failing));
  return isOut && checkCombined(runs, runId, signal);
}

/** What has landed since all was last found sound, in that order. */
async function blame(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  checks: readonly Check[],
  signal: AbortSignal,
): Promise<Landed | null> {
  const landed = run.attempts.flatMap((attempt) =>
    attempt.state === 'landed' && attempt.landedCommit !== null
      ? [{ ...attempt, landedCommit: attempt.landedCommit }]
      : [],
  );
  const order = await git.history({ from: run.integrationCommit, limit: 1000 });
  if (!order.ok) return null;
  const place = new Map(order.value.commits.map(({ id }, index) => [id, -index]));
  const soundAt =
    run.soundCommit === null
      ? Number.NEGATIVE_INFINITY
      : (place.get(run.soundCommit) ?? Number.NEGATIVE_INFINITY);
  const batch = landed
    .filter(({ landedCommit }) => (place.get(landedCommit) ?? 0) > soundAt)
    .toSorted((a, b) => (place.get(a.landedCommit) ?? 0) - (place.get(b.landedCommit) ?? 0));
  return findCulprit(batch, async ({ landedCommit }) => {
    const ran = await runChecksAt(runs, git, { run, commit: landedCommit, checks, signal, name: COMBINED });
    return ran.ok ? ran.value.some(({ passed }) => !passed) : null;
  });
}

async function takeOut(
  runs: ProjectRuns,
  git: NativeGit,
  runId: RunId,
  culprit: Landed,
  failing: readonly CheckResult[],
): Promise<boolean> {
  const run = runs.book.get(runId);
  const attempt = run?.attempts.find(({ id }) => id === culprit.id);
  if (!run || !attempt) return false;
  const names = listOf(failing.map(({ name }) => `“${name}”`));
  const why = `With it ${names} ${failing.length === 1 ? 'fails' : 'fail'} on the combined work, so it was taken back out. Its work is kept.`;
  const by = 'Overture';
  const output = failing.map(({ command, output }) => `${command}\n${output.slice(-4000)}`).join('\n\n');
  const undone = await undoLanding(runs, git, run, attempt, { by, why }, [
    {
      type: 'commented',
      attemptId: attempt.id,
      id: randomUUID(),
      anchor: { kind: 'attempt' },
      text: `${why}\n\n${output}`,
      by,
    },
    { type: 'sentBack', attemptId: attempt.id, by, why },
  ]);
  runs.scheduleSoon(runId);
  return undone.ok;
}

/** The checks of all tasks that have landed, each command once. */
function checksOf(run: Run, commands: Readonly<Record<string, string>>): readonly Check[] {
  const spec = parseSpec(run.specText);
  const landed = new Set(run.attempts.filter(({ state }) => state === 'landed').map(({ taskId }) => taskId));
  const found = new Map<string, Check>();
  for (const task of run.tasks.filter(({ id }) => landed.has(id))) {
    for (const check of checksFor(task, spec, commands)) found.set(check.command, check);
  }
  return [...found.values()];
}
