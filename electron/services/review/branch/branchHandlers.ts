import { randomUUID } from 'node:crypto';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { readChange } from '../readChange.ts';
import { readFileBetween } from '../readReviewedFile.ts';
import { branchNow } from './branchNow.ts';
import { noteOnBranch } from './branchNotes.ts';
import { fetchBranches } from './fetchBranches.ts';
import { keepReport } from './keepReport.ts';
import { openBranch } from './openBranch.ts';

type BranchHandlers = Pick<
  Handlers<OvertureContract>['review'],
  | 'branches'
  | 'fetchBranches'
  | 'branch'
  | 'branchNow'
  | 'between'
  | 'fileBetween'
  | 'keepReport'
  | 'removeReport'
  | 'commentOnBranch'
  | 'removeBranchComment'
>;

/** Review of branches made elsewhere: no run stands behind them, so nothing of it waits for one. */
export function branchHandlers(engine: RunEngine): BranchHandlers {
  async function onProject<Value>(
    projectId: ProjectId,
    act: (project: OpenProject, git: NativeGit) => Promise<Result<Value, ReviewError>>,
  ): Promise<Result<Value, ReviewError>> {
    const runs = await engine.open(projectId);
    if (!runs) return fail({ code: 'unknownProject' });
    const git = runs.project.nativeGit();
    return git ? act(runs.project, git) : fail({ code: 'notTrusted' });
  }

  return {
    branches: ({ projectId }) =>
      onProject(projectId, async (_project, git) => {
        const tips = await git.branchTips();
        if (!tips.ok) return fail({ code: 'failed', reason: describeGitError(tips.error) });
        return ok(tips.value.map(({ ref: _ref, author: by, date: at, ...tip }) => ({ ...tip, by, at })));
      }),
    fetchBranches: ({ projectId, request }) =>
      onProject(projectId, async (project, git) => {
        const fetched = await fetchBranches(git.root, request);
        if (fetched.ok) await project.refresh();
        return fetched;
      }),
    branch: (input) => onProject(input.projectId, (project, git) => openBranch(git, project, input)),
    branchNow: ({ projectId, head, commit }) =>
      onProject(projectId, (_project, git) => branchNow(git, head, commit)),
    between: ({ projectId, from, to }) =>
      onProject(projectId, async (_project, git) => {
        const read = await readChange(git, { from, to });
        return read.ok
          ? ok({ patch: read.value })
          : fail({ code: 'failed', reason: describeGitError(read.error) });
      }),
    fileBetween: (input) => onProject(input.projectId, (_project, git) => readFileBetween(git, input)),
    keepReport: (input) => onProject(input.projectId, (project, git) => keepReport(git, project, input)),
    removeReport: ({ projectId, name, by, ...place }) =>
      onProject(projectId, async (project) => {
        noteOnBranch(project, place, { type: 'reportRemoved', name, by });
        return ok(null);
      }),
    commentOnBranch: ({ projectId, specId, head, ...comment }) =>
      onProject(projectId, async (project) => {
        const id = randomUUID();
        const at = noteOnBranch(project, { specId, head }, { type: 'commented', id, ...comment });
        const { anchor, text, by } = comment;
        return ok({ id, anchor, text, by, at, outdated: false });
      }),
    removeBranchComment: ({ projectId, id, by, ...place }) =>
      onProject(projectId, async (project) => {
        noteOnBranch(project, place, { type: 'commentRemoved', id, by });
        return ok(null);
      }),
  };
}
