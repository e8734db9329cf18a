import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { BranchReviewed } from '#shared/review/branchProcedures.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { wholeFacts } from '#shared/review/wholeFacts.ts';
import type { Run } from '#shared/run/run.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import { analyseBranch } from './analyseBranch.ts';

/** A last look at all landed work of a run before it goes to the person's branch: every criterion, the whole diff. */
export async function reviewWhole(
  git: NativeGit,
  project: OpenProject,
  run: Run,
): Promise<Result<BranchReviewed, ReviewError>> {
  const reviewed = await analyseBranch(git, {
    base: run.baseCommit,
    head: run.integrationCommit,
    specPath: `${specFolder(project, run.specId)}/spec.md`,
    specText: run.specText,
    taskId: null,
    protected: project.settings().protected,
    facts: () => wholeFacts(run),
    dataFolder: project.dataFolder,
  });
  if (!reviewed.ok) return fail({ code: 'failed', reason: reviewed.error });
  const { spec: _spec, files, ...told } = reviewed.value;
  return ok({
    ...told,
    files: files.map(({ path, inScope, protected: guarded }) => ({ path, inScope, protected: guarded })),
  });
}
