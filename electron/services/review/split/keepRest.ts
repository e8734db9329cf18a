import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { editPlan } from '#shared/plan/editPlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import type { TaskFields } from '#shared/plan/planEdit.ts';
import type { SpecId } from '#shared/project/project.ts';
import { leftOutWords, pathOfHunk } from '#shared/run/leftOutWords.ts';
import type { Attempt } from '#shared/run/run.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import type { Left } from './leaveOut.ts';
import { isUnfinished, leftName, patchesOf } from './unfinishedSplit.ts';

/** `kept` is what lands, `commit` the whole work. */
export type Rest = { readonly kept: string; readonly commit: string; readonly left: Left };
export type KeptRest = { readonly followUp: TaskId; readonly patchPath: string };

/**
 * The patch first, then the task that names it: a patch without a task is found by who looks, the reverse is not. What
 * an earlier try has kept is not kept twice: the same is taken up, and another choice takes its place.
 */
export async function keepRest(
  project: OpenProject,
  git: NativeGit,
  specId: SpecId,
  attempt: Pick<Attempt, 'id' | 'taskId'>,
  rest: Rest,
): Promise<Result<KeptRest, string>> {
  const folder = specFolder(project, specId);
  const planFile = join(project.path, folder, 'plan.yaml');
  const text = (await bytesOf(planFile))?.toString('utf8');
  if (text === undefined) return fail(`${folder}/plan.yaml is gone. Restore it, then split again.`);
  const name = leftName(folder, attempt);
  const draft = join(project.path, `${name}.tmp`);
  await mkdir(dirname(draft), { recursive: true });
  const written = await git.writePatch({ from: rest.kept, to: rest.commit, file: draft });
  if (!written.ok) return fail(describeGitError(written.error));
  const { tasks } = parsePlan(text).plan;
  const unfinished = tasks.find((task) => isUnfinished(task, name, rest.commit));
  const patchPath =
    (unfinished && patchesOf(unfinished, name)[0]) ??
    (await pathFor(project.path, name, await readFile(draft)));
  const before = unfinished ?? tasks.find(({ scope }) => scope.read.includes(patchPath));
  const fields = fieldsOf(attempt.taskId, patchPath, rest);
  const planned = before
    ? replaced(text, before, unfinished ? fields : null)
    : withFollowUp(text, attempt.taskId, fields);
  if (!planned) {
    await rm(draft);
    return fail('The plan could not take another task. Mend plan.yaml, then split again.');
  }
  await rename(draft, join(project.path, patchPath));
  if (planned.text !== text) await writeFileAtomic(planFile, planned.text);
  await project.refresh();
  return ok({ followUp: planned.id, patchPath });
}

/** The place of the same patch, or a free one: work that is split twice keeps both patches. */
async function pathFor(root: string, name: string, patch: Buffer): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? `${name}.patch` : `${name}.${number}.patch`;
    const there = await bytesOf(join(root, path));
    if (there === null || there.equals(patch)) return path;
  }
}

function bytesOf(file: string): Promise<Buffer | null> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

type Fields = Required<Pick<TaskFields, 'title' | 'scope' | 'instructions'>> & { readonly title: string };
type Planned = { readonly text: string; readonly id: TaskId };

function fieldsOf(taskId: TaskId, patchPath: string, { left, commit }: Rest): Fields {
  const { whole, hunks } = left;
  const short = { paths: left.paths.map((path) => basename(path)), hunks: hunks.map((id) => basename(id)) };
  return {
    title: `Bring in what ${taskId} left out: ${leftOutWords(short)}`,
    scope: { change: [...new Set([...whole, ...hunks.map(pathOfHunk)])], read: [patchPath] },
    instructions: `${taskId} landed without ${leftOutWords(left)}. Bring that in with:

git apply --3way ${patchPath}

Where that file is not committed yet, the same change is in the repository:

git diff --binary ${left.tree} ${commit} | git apply --3way
`,
  };
}

/** The task as it is where it tells of the same choice, and where what it should tell is not known (`fields` is null). */
function replaced(text: string, { id, instructions }: Task, fields: Fields | null): Planned | null {
  if (fields === null || instructions.trim() === fields.instructions.trim()) return { text, id };
  const edited = editPlan(text, { kind: 'updateTask', id, fields });
  return edited.ok ? { text: edited.value, id } : null;
}

function withFollowUp(text: string, taskId: TaskId, fields: Fields): Planned | null {
  const added = { ...fields, needs: [taskId] };
  const edited = editPlan(text, { kind: 'addTask', after: taskId, fields: added });
  if (!edited.ok) return null;
  const known = new Set(parsePlan(text).plan.tasks.map(({ id }) => id));
  const task = parsePlan(edited.value).plan.tasks.find(({ id }) => !known.has(id));
  return task ? { text: edited.value, id: task.id } : null;
}
