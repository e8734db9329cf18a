import { randomUUID } from 'node:crypto';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import { onProject, type ProjectInput } from '#electron/services/run/handlers/onAttempt.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { readChange } from '../readChange.ts';
import { readFileBetween } from '../readReviewedFile.ts';
import { withGit } from '../withGit.ts';
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
  const inProject = <Value>(
    input: ProjectInput,
    act: (project: OpenProject, git: NativeGit) => Promise<Result<Value, ReviewError>>,
  ): Promise<Result<Value, ReviewError>> =>
    onProject(engine, input, (runs) => withGit(runs, (git) => act(runs.project, git)));

  return {
    branches: ({ projectId }) =>
      inProject({ projectId }, async (_project, git) => {
        const tips = await git.branchTips();
        if (!tips.ok) return fail({ code: 'failed', reason: describeGitError(tips.error) });
        return ok(tips.value.map(({ ref: _ref, author: by, date: at, ...tip }) => ({ ...tip, by, at })));
      }),
    fetchBranches: ({ projectId, request }) =>
      inProject({ projectId }, async (project, git) => {
        const fetched = await fetchBranches(git.root, request);
        if (fetched.ok) await project.refresh();
        return fetched;
      }),
    branch: (input) => inProject(input, (project, git) => openBranch(git, project, input)),
    branchNow: ({ projectId, head, commit }) =>
      inProject({ projectId }, (_project, git) => branchNow(git, head, commit)),
    between: ({ projectId, from, to }) =>
      inProject({ projectId }, async (_project, git) => {
        const read = await readChange(git, { from, to });
        return read.ok
          ? ok({ patch: read.value })
          : fail({ code: 'failed', reason: describeGitError(read.error) });
      }),
    fileBetween: (input) => inProject(input, (_project, git) => readFileBetween(git, input)),
    keepReport: (input) => inProject(input, (project, git) => keepReport(git, project, input)),
    removeReport: ({ projectId, name, by, ...place }) =>
      inProject({ projectId }, async (project) => {
        noteOnBranch(project, place, { type: 'reportRemoved', name, by });
        return ok(null);
      }),
    commentOnBranch: ({ projectId, specId, head, ...comment }) =>
      inProject({ projectId }, async (project) => {
        const id = randomUUID();
        const at = noteOnBranch(project, { specId, head }, { type: 'commented', id, ...comment });
        const { anchor, text, by } = comment;
        return ok({ id, anchor, text, by, at, outdated: false });
      }),
    removeBranchComment: ({ projectId, id, by, ...place }) =>
      inProject({ projectId }, async (project) => {
        noteOnBranch(project, place, { type: 'commentRemoved', id, by });
        return ok(null);
      }),
  };
}
