import type { ChangedFile, Workspace } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import type { AttemptJob } from './attemptJob.ts';
import { changedFiles } from './changedFiles.ts';

/** Milliseconds after a sign of activity until the workspace is looked at. */
const AFTER_A_SIGN_MS = 1_500;

/** Milliseconds between two looks without any sign; they grow while nothing changes, as under a person's hands. */
const WITHOUT_A_SIGN_MS = { least: 4_000, most: 60_000 } as const;

/**
 * Looks at the workspace while someone is at work in it, soon after every sign of activity: what changed is recorded
 * when it is something new, and a change outside the task's files or in protected ones is told at once.
 * The answer ends the watching, after a look that is under way.
 */
export function watchWork(job: AttemptJob, workspace: Workspace): () => Promise<void> {
  const told = new Set(
    job
      .attempt()
      .files.filter(isStray)
      .map(({ path }) => path),
  );
  let known = '';
  let pause: number = WITHOUT_A_SIGN_MS.least;
  let hasSign = true;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let isOver = false;

  function plan(): void {
    if (isOver || looking) return;
    clearTimeout(timer);
    timer = setTimeout(start, hasSign ? AFTER_A_SIGN_MS : pause).unref();
  }

  function start(): void {
    const isSure = hasSign;
    hasSign = false;
    looking = look(isSure)
      .catch((error: unknown) => console.error(`${job.attemptId} could not be watched`, error))
      .then(() => {
        looking = null;
        plan();
      });
  }

  /** The list of changed files is cheap to ask for; what changed in them is not. */
  async function look(isSure: boolean): Promise<void> {
    const status = await job.git.status(workspace.path);
    // What git cannot read, such as a folder half removed, is told when the work is handed in.
    if (!status.ok || isOver) return;
    const now = JSON.stringify([status.value.commit, status.value.entries]);
    const isCalm = now === known && !isSure;
    pause = isCalm ? Math.min(pause * 2, WITHOUT_A_SIGN_MS.most) : WITHOUT_A_SIGN_MS.least;
    if (isCalm) return;
    known = now;
    const diff = await job.git.diff({ from: workspace.baseCommit, to: { workingTree: workspace.path } });
    if (!diff.ok || isOver) return;
    note(changedFiles(diff.value.files, job.task(), job.runs.project.settings().protected));
  }

  function note(files: readonly ChangedFile[]): void {
    const { attemptId } = job;
    if (JSON.stringify(files) === JSON.stringify(job.attempt().files)) return;
    const strays = files.filter((file) => isStray(file) && !told.has(file.path));
    for (const { path } of strays) told.add(path);
    // Both or none: what was seen counts as told at the next start.
    job.record(
      { type: 'workSeen', attemptId, files: [...files] },
      ...(strays.length > 0 ? [{ type: 'strayed' as const, attemptId, why: describeStrays(strays) }] : []),
    );
  }

  const stopListening = job.runs.activity.listen(job.attemptId, () => {
    const isFirst = !hasSign;
    hasSign = true;
    // A stream of signs must not put the look off for ever.
    if (isFirst) plan();
  });
  plan();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    stopListening();
    await looking;
  };
}

function isStray({ inScope, protected: isProtected }: ChangedFile): boolean {
  return !inScope || isProtected;
}

function describeStrays(strays: readonly ChangedFile[]): string {
  const protectedOnes = strays.filter((file) => file.protected).map(({ path }) => path);
  const outside = strays.filter((file) => !file.protected).map(({ path }) => path);
  const sentences = [
    outside.length > 0 && `It changed ${listOf(outside)}, which it did not declare.`,
    protectedOnes.length > 0 && `It changed ${listOf(protectedOnes)}, which is protected.`,
  ].filter((text) => text !== false);
  return `${sentences.join(' ')} Nothing of it lands without your word; you can allow it or tell the agent now.`;
}
