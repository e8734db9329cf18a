import { isUtf8 } from 'node:buffer';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { CommitTreeRequest, NativeGit, TreeEntry } from '#electron/git/nativeGit.ts';
import { changedFiles } from '#electron/services/run/changedFiles.ts';
import { authorOf, type ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { ConflictedFile, SettledFile } from '#shared/review/landing/conflictedFile.ts';
import { conflictParts, settleText } from '#shared/review/landing/settleConflicts.ts';
import type { Attempt, ChangedFile, Run } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import { commitForBranch } from '../commitForBranch.ts';
import { moveWork } from '../moveWork.ts';

export type Settled = { readonly commit: string; readonly files: ChangedFile[] };

/** What is chosen between in a file: places of a text with git's markers, one side's whole file, or nothing. */
type Met = { readonly text: string } | NonNullable<ConflictedFile['whole']> | null;
type Marked = {
  readonly tip: string;
  readonly commit: string;
  readonly tree: string;
  readonly files: ReadonlyMap<string, Met>;
};

/** The files in which an attempt meets landed work, place by place, with whose criteria stand on each side. */
export async function readConflicts(
  git: NativeGit,
  run: Run,
  attempt: Attempt,
): Promise<Result<{ tip: string; commit: string; files: ConflictedFile[] }, ReviewError>> {
  const marked = await readMarked(git, run, attempt);
  if (!marked.ok) return marked;
  const task = (id: string) => run.tasks.find((one) => one.id === id);
  const files = [...marked.value.files].map(([path, met]): ConflictedFile => {
    const landed = run.attempts.filter(
      (other) => other.state === 'landed' && other.files.some((file) => file.path === path),
    );
    const landedBy = [...new Set(landed.map(({ taskId }) => taskId))];
    return {
      path,
      parts: met && 'text' in met ? [...conflictParts(met.text)] : null,
      whole: met && 'text' in met ? null : met,
      landedBy,
      ours: [...new Set(landedBy.flatMap((id) => task(id)?.criteria ?? []))],
      theirs: [...(task(attempt.taskId)?.criteria ?? [])],
    };
  });
  return ok({ tip: marked.value.tip, commit: marked.value.commit, files });
}

/**
 * Settles every place as chosen and gives the commit that holds both sides, with all it changes of what has landed.
 * `tip` and `commit` are what the choices were made on: when either side has moved since, nothing is settled.
 */
export async function settleConflict(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
  request: { readonly tip: string; readonly commit: string; readonly files: readonly SettledFile[] },
): Promise<Result<Settled, ReviewError>> {
  const marked = await readMarked(git, run, attempt);
  if (!marked.ok) return marked;
  const { tip, commit: work, files } = marked.value;
  if (work !== request.commit)
    return failed('The work has changed since you looked. Nothing was settled. Choose again.');
  if (tip !== request.tip) return fail({ code: 'landedMeanwhile' });
  const tree = await settledTree(git, marked.value, request.files);
  if (!tree.ok) return tree;
  const branch = attempt.workspace?.branch;
  const made: CommitTreeRequest = {
    tree: tree.value,
    parents: [tip, work],
    message: `${attempt.taskId}: ${files.size > 0 ? `settle ${listOf([...files.keys()])}` : 'join landed work'}`,
    author: await authorOf(git, runs.needs),
  };
  const commit = branch === undefined ? await git.commitTree(made) : await commitForBranch(git, branch, made);
  if (!commit.ok) return ofGit(commit.error);
  const whole = await git.diff({ from: tip, to: commit.value, listOnly: true });
  if (!whole.ok) return ofGit(whole.error);
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  const changed = task && changedFiles(whole.value.files, task, runs.project.settings().protected);
  const settled = { commit: commit.value, files: [...(changed ?? attempt.files)] };
  if (branch === undefined) return ok(settled);
  const moved = await moveWork(git, branch, work, commit.value);
  return moved.ok ? ok(settled) : ofGit(moved.error);
}

async function settledTree(
  git: NativeGit,
  { tip, commit, tree, files }: Marked,
  chosen: readonly SettledFile[],
): Promise<Result<string, ReviewError>> {
  const texts: { path: string; content: string }[] = [];
  const whole: Record<'ours' | 'theirs', string[]> = { ours: [], theirs: [] };
  const open: string[] = [];
  for (const [path, met] of files) {
    const choices = chosen.find((file) => file.path === path)?.choices ?? [];
    const [side] = choices;
    const content = met && 'text' in met ? settleText(met.text, choices) : null;
    if (content !== null) texts.push({ path, content });
    else if (met && !('text' in met) && (side === 'ours' || side === 'theirs')) whole[side].push(path);
    else open.push(path);
  }
  if (open.length > 0)
    return failed(
      `Not every place of ${listOf(open)} is settled. Choose for each, or send it back to start from both sides.`,
    );
  let made = await git.treeWithFiles({ tree, files: texts });
  for (const side of ['ours', 'theirs'] as const) {
    if (!made.ok || whole[side].length === 0) continue;
    const from = side === 'ours' ? tip : commit;
    made = await git.treeWithPaths({ commit: made.value, from, paths: whole[side] });
  }
  return made.ok ? made : ofGit(made.error);
}

async function readMarked(git: NativeGit, run: Run, attempt: Attempt): Promise<Result<Marked, ReviewError>> {
  const { commit } = attempt;
  if (commit === null) return fail({ code: 'unknownAttempt' });
  const tip = await git.resolve(run.integrationBranch);
  if (!tip.ok) return ofGit(tip.error);
  const trial = await git.mergeTree(tip.value, commit);
  if (!trial.ok) return ofGit(trial.error);
  const { tree, conflicts } = trial.value;
  const files = new Map<string, Met>();
  for (const { path } of conflicts) {
    const ours = await git.entry(tip.value, path);
    if (!ours.ok) return ofGit(ours.error);
    const theirs = await git.entry(commit, path);
    if (!theirs.ok) return ofGit(theirs.error);
    const merged = await git.catFile(`${tree}:${path}`);
    const isNowhere = ours.value === null && theirs.value === null;
    // The name that a file had before both sides renamed it is in none of the three.
    if (isNowhere && !merged.ok) continue;
    const whole = { ours: sizeOf(ours.value), theirs: sizeOf(theirs.value) };
    const text = merged.ok ? markedText(merged.value) : null;
    files.set(path, text ?? (isNowhere ? null : whole));
  }
  return ok({ tip: tip.value, commit, tree, files });
}

function sizeOf(entry: TreeEntry | null): number | null {
  return entry && (entry.size ?? 0);
}

/** Null for bytes that are no text, and for a text in which nothing is left to choose. */
function markedText(bytes: Buffer): { readonly text: string } | null {
  if (bytes.includes(0) || !isUtf8(bytes)) return null;
  const text = bytes.toString('utf8');
  return conflictParts(text).some(({ kind }) => kind === 'place') ? { text } : null;
}

function ofGit(error: GitError): { readonly ok: false; readonly error: ReviewError } {
  return failed(describeGitError(error));
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
