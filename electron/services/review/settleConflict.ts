import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { authorOf, type ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { ConflictedFile } from '#shared/review/landing/conflictedFile.ts';
import { conflictParts, type PlaceChoice, settleText } from '#shared/review/landing/settleConflicts.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import { moveWork } from './moveWork.ts';

type Marked = {
  readonly tip: string;
  readonly tree: string;
  readonly texts: ReadonlyMap<string, string | null>;
};

/** The files in which an attempt meets landed work, place by place, with whose criteria stand on each side. */
export async function readConflicts(
  git: NativeGit,
  run: Run,
  attempt: Attempt,
): Promise<Result<{ tip: string; files: ConflictedFile[] }, ReviewError>> {
  const marked = await readMarked(git, run, attempt);
  if (!marked.ok) return marked;
  const task = (id: string) => run.tasks.find((one) => one.id === id);
  const files = [...marked.value.texts].map(([path, text]): ConflictedFile => {
    const landed = run.attempts.filter(
      (other) => other.state === 'landed' && other.files.some((file) => file.path === path),
    );
    return {
      path,
      parts: text === null ? null : [...conflictParts(text)],
      ours: [...new Set(landed.flatMap(({ taskId }) => task(taskId)?.criteria ?? []))],
      theirs: [...(task(attempt.taskId)?.criteria ?? [])],
    };
  });
  return ok({ tip: marked.value.tip, files });
}

/**
 * Settles every place as chosen and gives the commit that holds both sides. `tip` is what the choices were made on:
 * when other work has landed since, nothing is settled.
 */
export async function settleConflict(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
  request: {
    readonly tip: string;
    readonly files: readonly { readonly path: string; readonly choices: readonly PlaceChoice[] }[];
  },
): Promise<Result<string, ReviewError>> {
  const marked = await readMarked(git, run, attempt);
  if (!marked.ok) return marked;
  const { tip, tree, texts } = marked.value;
  if (tip !== request.tip)
    return failed('Other work has landed meanwhile. Look at the places again, then choose.');
  const settled = [...texts].map(([path, text]) => {
    const choices = request.files.find((file) => file.path === path)?.choices ?? [];
    return { path, content: text === null ? null : settleText(text, choices) };
  });
  const open = settled.filter(({ content }) => content === null).map(({ path }) => path);
  if (open.length > 0)
    return failed(
      `Not every place of ${listOf(open)} is settled. Choose for each, or send it back to start from both sides.`,
    );
  const made = await git.treeWithFiles({ tree, files: settled });
  if (!made.ok) return ofGit(made.error);
  const commit = await git.commitTree({
    tree: made.value,
    parents: [tip, attempt.commit ?? tip],
    message: `${attempt.taskId}: settle ${listOf([...texts.keys()])}`,
    author: await authorOf(git, runs.needs),
  });
  if (!commit.ok) return ofGit(commit.error);
  const branch = attempt.workspace?.branch;
  if (branch === undefined) return ok(commit.value);
  const moved = await moveWork(git, branch, commit.value);
  return moved.ok ? ok(commit.value) : ofGit(moved.error);
}

/** A file that is binary or gone on one side has no text to choose from. */
async function readMarked(git: NativeGit, run: Run, attempt: Attempt): Promise<Result<Marked, ReviewError>> {
  if (attempt.commit === null) return fail({ code: 'unknownAttempt' });
  const tip = await git.resolve(run.integrationBranch);
  if (!tip.ok) return ofGit(tip.error);
  const trial = await git.mergeTree(tip.value, attempt.commit);
  if (!trial.ok) return ofGit(trial.error);
  const texts = new Map<string, string | null>();
  for (const { path } of trial.value.conflicts) {
    const file = await git.catFile(`${trial.value.tree}:${path}`);
    const text = file.ok && !file.value.includes(0) ? file.value.toString('utf8') : null;
    const hasPlace = text !== null && conflictParts(text).some(({ kind }) => kind === 'place');
    texts.set(path, hasPlace ? text : null);
  }
  return ok({ tip: tip.value, tree: trial.value.tree, texts });
}

function ofGit(error: GitError): { readonly ok: false; readonly error: ReviewError } {
  return failed(describeGitError(error));
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
