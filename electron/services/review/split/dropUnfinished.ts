import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { editPlan } from '#shared/plan/editPlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import { isUnfinished, leftName, patchesOf } from './unfinishedSplit.ts';

/**
 * Work that is to land whole needs no follow-up any more: what a split that came to nothing has kept of it goes, the
 * task before its patch, for a patch without a task is found by who looks and the reverse is not. Rejects where the
 * files cannot be written.
 */
export async function dropUnfinished(
  { project }: Pick<ProjectRuns, 'project'>,
  { specId }: Pick<Run, 'specId'>,
  attempt: Pick<Attempt, 'id' | 'commit'>,
): Promise<void> {
  const folder = specFolder(project, specId);
  const planFile = join(project.path, folder, 'plan.yaml');
  const name = leftName(folder, attempt);
  const text = await readFile(planFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const { commit } = attempt;
  if (commit === null || !text.includes(name)) return;
  const dropped = parsePlan(text).plan.tasks.filter((task) => isUnfinished(task, name, commit));
  for (const task of dropped) {
    const edited = editPlan(await readFile(planFile, 'utf8'), { kind: 'removeTask', id: task.id });
    if (!edited.ok)
      throw new Error(`${task.id} of an unfinished split stays in plan.yaml, which cannot be edited`);
    await writeFileAtomic(planFile, edited.value);
    for (const patch of patchesOf(task, name)) await rm(join(project.path, patch), { force: true });
  }
  if (dropped.length > 0) await project.refresh();
}
