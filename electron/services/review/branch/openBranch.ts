import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { SpecId } from '#shared/project/project.ts';
import type { BranchReviewed } from '#shared/review/branchProcedures.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { BranchComment, KeptReport } from '#shared/review/look.ts';
import { analyseBranch } from '../analyseBranch.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import { readBranchNotes } from './branchNotes.ts';
import { followComments } from './followComments.ts';
import { readSpecHere } from './keepReport.ts';
import { resolveName } from './resolveName.ts';

export type OpenBranchRequest = {
  readonly specId: SpecId;
  readonly base: string;
  readonly head: string;
  readonly taskId: TaskId | null;
};

export type OpenedBranch = BranchReviewed & {
  readonly reports: readonly KeptReport[];
  readonly comments: readonly BranchComment[];
};

/** Opens a branch made elsewhere for review, a remote one (`origin/feature`) as this machine last fetched it. */
export async function openBranch(
  git: NativeGit,
  project: OpenProject,
  request: OpenBranchRequest,
): Promise<Result<OpenedBranch, ReviewError>> {
  const base = await resolveName(git, request.base);
  if (!base.ok) return base;
  const head = await resolveName(git, request.head);
  if (!head.ok) return head;
  const specPath = `${specFolder(project, request.specId)}/spec.md`;
  const notes = readBranchNotes(project, request);
  const reviewed = await analyseBranch(git, {
    base: base.value,
    head: head.value,
    specPath,
    specText: await readSpecHere(project, specPath),
    taskId: request.taskId,
    protected: project.settings().protected,
    facts: () => ({ evidence: notes.evidence }),
    dataFolder: project.dataFolder,
  });
  if (!reviewed.ok) return fail({ code: 'failed', reason: reviewed.error });
  const { spec: _spec, files, ...told } = reviewed.value;
  return ok({
    ...told,
    files: files.map(({ path, inScope, protected: isProtected }) => ({
      path,
      inScope,
      protected: isProtected,
    })),
    reports: notes.reports,
    comments: await followComments(git, notes.comments, { base: told.base, commit: told.head }),
  });
}
