import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { SpecId } from '#shared/project/project.ts';
import type { BranchReviewed, ReviewError } from '#shared/review/contract.ts';
import { analyseBranch } from './analyseBranch.ts';

export type OpenBranchRequest = {
  readonly specId: SpecId;
  readonly base: string;
  readonly head: string;
  readonly taskId: TaskId | null;
};

/** Opens a branch made elsewhere for review, a remote one (`origin/feature`) as this machine last fetched it. */
export async function openBranch(
  git: NativeGit,
  project: OpenProject,
  request: OpenBranchRequest,
): Promise<Result<BranchReviewed, ReviewError>> {
  const base = await resolveName(git, request.base);
  if (base === null) return failed(`There is no branch or commit ${request.base}. Choose another.`);
  const head = await resolveName(git, request.head);
  if (head === null) return failed(`There is no branch or commit ${request.head}. Choose another.`);
  const specPath = `${project.settings().specs}/${request.specId}/spec.md`;
  const specText = await readFile(join(project.path, specPath), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  const reviewed = await analyseBranch(git, {
    base,
    head,
    specPath,
    specText,
    taskId: request.taskId,
    protected: project.settings().protected,
    facts: () => ({}),
    dataFolder: project.dataFolder,
  });
  if (!reviewed.ok) return failed(reviewed.error);
  const { spec: _spec, files, ...told } = reviewed.value;
  return ok({
    ...told,
    files: files.map(({ path, inScope, protected: isProtected }) => ({
      path,
      inScope,
      protected: isProtected,
    })),
  });
}

async function resolveName(git: NativeGit, name: string): Promise<string | null> {
  for (const candidate of [name, `refs/remotes/${name}`, `refs/tags/${name}`]) {
    const found = await git.resolve(candidate);
    if (found.ok) return found.value;
  }
  return null;
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
